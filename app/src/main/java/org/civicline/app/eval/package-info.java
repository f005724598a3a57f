/**
 * Evaluations that a city can run on its own data: how well search and triage do, by the code that serves people, with
 * nothing kept. Each ends with one line of {@code name=value} figures.
 */
@NullMarked
package org.civicline.app.eval;

import org.jspecify.annotations.NullMarked;
