/** Figures of several modules on one page. */
@NullMarked
package org.civicline.app.dashboard;

import org.jspecify.annotations.NullMarked;
