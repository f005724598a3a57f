/** The commands {@code civicline call} and {@code civicline sms}: a citizen at a terminal. */
@NullMarked
package org.civicline.simulators.command;

import org.jspecify.annotations.NullMarked;
