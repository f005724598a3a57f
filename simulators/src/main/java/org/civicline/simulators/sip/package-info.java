/** A SIP user agent (RFC 3261 by JAIN SIP) that places and takes calls: the citizen's telephone of tests, benchmarks and the sample city. */
@NullMarked
package org.civicline.simulators.sip;

import org.jspecify.annotations.NullMarked;
