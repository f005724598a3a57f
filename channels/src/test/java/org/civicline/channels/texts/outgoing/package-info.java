@NullMarked
package org.civicline.channels.texts.outgoing;

import org.jspecify.annotations.NullMarked;
