/** Lists of cases as files for other programs. */
@NullMarked
package org.civicline.ticketing.export;

import org.jspecify.annotations.NullMarked;
