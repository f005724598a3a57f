/** Tickets in the database, and the one way a step is taken: state, history, event and log line together. */
@NullMarked
package org.civicline.ticketing.cases;

import org.jspecify.annotations.NullMarked;
