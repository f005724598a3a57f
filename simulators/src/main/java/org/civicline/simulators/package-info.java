/** What stands in for the outside world in the sample city, tests and benchmarks: a SIP handset and an SMS centre. */
@NullMarked
package org.civicline.simulators;

import org.jspecify.annotations.NullMarked;
