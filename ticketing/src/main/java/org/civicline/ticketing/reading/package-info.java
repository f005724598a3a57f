/** Tickets as whoever asks may see them. */
@NullMarked
package org.civicline.ticketing.reading;

import org.jspecify.annotations.NullMarked;
