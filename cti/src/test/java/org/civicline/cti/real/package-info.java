/** Telephony on a real Asterisk, with telephones that speak and listen. */
@NullMarked
package org.civicline.cti.real;

import org.jspecify.annotations.NullMarked;
