/** Figures over tickets and follow-ups. */
@NullMarked
package org.civicline.ticketing.statistics;

import org.jspecify.annotations.NullMarked;
