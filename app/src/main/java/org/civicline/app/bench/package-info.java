/**
 * Benchmarks that a city can run: each starts what it needs on free ports with throw-away data, compares with a bare
 * baseline in the same run, and ends with one line of {@code name=value} figures.
 */
@NullMarked
package org.civicline.app.bench;

import org.jspecify.annotations.NullMarked;
