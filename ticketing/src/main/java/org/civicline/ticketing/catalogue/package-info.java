/** The dispatch catalogue: its entries and their versions, what they suggest, and the disputes that speak against them. */
@NullMarked
package org.civicline.ticketing.catalogue;

import org.jspecify.annotations.NullMarked;
