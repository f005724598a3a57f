/** Calls: their rows, their steps in order, what staff see of them, and what happens to them when we or Asterisk were away. */
@NullMarked
package org.civicline.cti.calls;

import org.jspecify.annotations.NullMarked;
