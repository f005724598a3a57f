/** Characters to octets and back: GSM 7 bit, UCS-2, and the parts of long texts (3GPP TS 23.038, TS 23.040 §9.2.3.24). */
@NullMarked
package org.civicline.channels.texts.coding;

import org.jspecify.annotations.NullMarked;
