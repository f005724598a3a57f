/** Calling citizens back for a mark by key. */
@NullMarked
package org.civicline.cti.rating;

import org.jspecify.annotations.NullMarked;
