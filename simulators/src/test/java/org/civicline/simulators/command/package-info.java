@NullMarked
package org.civicline.simulators.command;

import org.jspecify.annotations.NullMarked;
