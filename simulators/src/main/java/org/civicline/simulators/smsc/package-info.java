/**
 * An operator's SMS centre for trying out and testing: an SMPP 3.4 server (by jSMPP) that takes texts for citizens,
 * confirms them by delivery receipts, and delivers what citizens write until it is acknowledged.
 */
@NullMarked
package org.civicline.simulators.smsc;

import org.jspecify.annotations.NullMarked;
