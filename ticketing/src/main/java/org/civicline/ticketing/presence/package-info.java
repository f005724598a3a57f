/** Who has a case open, and who is writing in it: so that two people do not do the same work, or undo each other's. */
@NullMarked
package org.civicline.ticketing.presence;

import org.jspecify.annotations.NullMarked;
