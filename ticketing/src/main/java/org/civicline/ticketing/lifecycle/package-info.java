/** The states of a ticket and the steps between them: no database, no clock, no Spring. */
@NullMarked
package org.civicline.ticketing.lifecycle;

import org.jspecify.annotations.NullMarked;
