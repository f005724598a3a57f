/** A member of staff at work without a browser: for benchmarks and tests. */
@NullMarked
package org.civicline.simulators.staff;

import org.jspecify.annotations.NullMarked;
