/** What the rest of telephony needs of a telephone exchange, in our words; adapters lie below. */
@NullMarked
package org.civicline.cti.pbx;

import org.jspecify.annotations.NullMarked;
