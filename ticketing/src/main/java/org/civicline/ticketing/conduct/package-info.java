/**
 * How citizens use the hotline: the same complaint again and again, and harassment. The system notices by rules that are
 * data; people decide, for a time and open to appeal. Nothing is blocked by it.
 */
@NullMarked
package org.civicline.ticketing.conduct;

import org.jspecify.annotations.NullMarked;
