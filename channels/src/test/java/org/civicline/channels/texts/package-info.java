@NullMarked
package org.civicline.channels.texts;

import org.jspecify.annotations.NullMarked;
