/** Who the citizen of a case is, for those who see cases masked and say why they need to know. */
@NullMarked
package org.civicline.ticketing.unmask;

import org.jspecify.annotations.NullMarked;
