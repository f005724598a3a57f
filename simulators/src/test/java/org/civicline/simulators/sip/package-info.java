@NullMarked
package org.civicline.simulators.sip;

import org.jspecify.annotations.NullMarked;
