/** The language of whoever reads: Chinese first, English where they ask for it. */
@NullMarked
package org.civicline.ticketing.wording;

import org.jspecify.annotations.NullMarked;
