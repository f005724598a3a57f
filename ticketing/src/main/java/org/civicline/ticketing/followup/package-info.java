/** Asking the citizen, by text and then by telephone. */
@NullMarked
package org.civicline.ticketing.followup;

import org.jspecify.annotations.NullMarked;
