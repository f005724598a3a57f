/** Texts (SMS), to citizens and from them. The parts: {@code coding}, {@code line}, {@code smpp}, {@code outgoing}, {@code incoming}. */
@NullMarked
package org.civicline.channels.texts;

import org.jspecify.annotations.NullMarked;
