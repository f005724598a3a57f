/**
 * The router: which waiting item goes to which agent, and the states of both.
 *
 * <p>Everything is decided in PostgreSQL, so several nodes may run it on one database. Rows are locked in this order,
 * which keeps two steps from waiting for each other in a circle: item, then agents by id. The router itself never waits
 * for a row: it skips what is locked.
 */
@NullMarked
package org.civicline.channels.routing;

import org.jspecify.annotations.NullMarked;
