@NullMarked
package org.civicline.simulators.audio;

import org.jspecify.annotations.NullMarked;
