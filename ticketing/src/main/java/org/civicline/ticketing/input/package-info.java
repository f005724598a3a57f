/** What texts and tables may look like, and what is wrong with them. */
@NullMarked
package org.civicline.ticketing.input;

import org.jspecify.annotations.NullMarked;
