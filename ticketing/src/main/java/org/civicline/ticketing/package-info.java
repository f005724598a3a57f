/** Citizens, interactions, tickets, dispatch, follow-up, statistics: the one truth. */
@NullMarked
package org.civicline.ticketing;

import org.jspecify.annotations.NullMarked;
