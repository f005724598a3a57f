/** Tests of the ticket core through its published API, on a real database. */
@NullMarked
package org.civicline.ticketing;

import org.jspecify.annotations.NullMarked;
