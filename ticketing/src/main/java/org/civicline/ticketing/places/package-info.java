/** Places, and how one is recognised in an address. */
@NullMarked
package org.civicline.ticketing.places;

import org.jspecify.annotations.NullMarked;
