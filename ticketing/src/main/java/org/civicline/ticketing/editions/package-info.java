/** Rules that are published in versions: who changed them, when and why, and what each of them said. */
@NullMarked
package org.civicline.ticketing.editions;

import org.jspecify.annotations.NullMarked;
