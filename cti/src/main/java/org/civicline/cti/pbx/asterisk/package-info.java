/** Asterisk as the exchange: manager interface, FastAGI and REST interface. The only place that knows Asterisk-Java. */
@NullMarked
package org.civicline.cti.pbx.asterisk;

import org.jspecify.annotations.NullMarked;
