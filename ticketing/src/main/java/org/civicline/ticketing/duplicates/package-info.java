/** Cases that are likely of one event: found by the marks they left, compared by {@code Likeness}. */
@NullMarked
package org.civicline.ticketing.duplicates;

import org.jspecify.annotations.NullMarked;
