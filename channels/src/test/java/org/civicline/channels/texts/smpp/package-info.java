@NullMarked
package org.civicline.channels.texts.smpp;

import org.jspecify.annotations.NullMarked;
