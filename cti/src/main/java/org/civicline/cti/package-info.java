/** Asterisk: calls as work items, softphone, recording, callbacks. */
@NullMarked
package org.civicline.cti;

import org.jspecify.annotations.NullMarked;
