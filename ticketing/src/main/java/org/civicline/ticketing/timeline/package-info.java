/** Interactions on every channel, and the timeline of a citizen. */
@NullMarked
package org.civicline.ticketing.timeline;

import org.jspecify.annotations.NullMarked;
