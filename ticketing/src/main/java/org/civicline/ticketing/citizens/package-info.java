/** The people and organisations served, and how they want to be contacted. */
@NullMarked
package org.civicline.ticketing.citizens;

import org.jspecify.annotations.NullMarked;
