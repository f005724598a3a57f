/** The clocks of a ticket: each duty of each department on its own, started, paused, resumed and stopped. */
@NullMarked
package org.civicline.ticketing.sla.clocks;

import org.jspecify.annotations.NullMarked;
