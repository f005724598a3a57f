/** Cases taken over from before. */
@NullMarked
package org.civicline.ticketing.past;

import org.jspecify.annotations.NullMarked;
