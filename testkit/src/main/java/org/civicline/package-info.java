/** Root of the test application. */
@NullMarked
package org.civicline;

import org.jspecify.annotations.NullMarked;
