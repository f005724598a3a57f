/** What staff do with tickets. */
@NullMarked
package org.civicline.ticketing.desk;

import org.jspecify.annotations.NullMarked;
