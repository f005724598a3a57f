/** The SMPP 3.4 line, through jSMPP. */
@NullMarked
package org.civicline.channels.texts.smpp;

import org.jspecify.annotations.NullMarked;
