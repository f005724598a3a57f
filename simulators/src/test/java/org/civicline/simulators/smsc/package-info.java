@NullMarked
package org.civicline.simulators.smsc;

import org.jspecify.annotations.NullMarked;
