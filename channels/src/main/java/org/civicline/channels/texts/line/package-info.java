/** What sending and receiving need of an operator's line, whatever its protocol. */
@NullMarked
package org.civicline.channels.texts.line;

import org.jspecify.annotations.NullMarked;
