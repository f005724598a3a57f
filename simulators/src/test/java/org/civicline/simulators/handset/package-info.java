@NullMarked
package org.civicline.simulators.handset;

import org.jspecify.annotations.NullMarked;
