/**
 * From written Chinese to what is said: normalisation (numbers, dates, money, symbols), words and their pinyin, tone
 * changes. {@link org.civicline.accessibility.mandarin.MandarinReader} is the way in.
 */
@NullMarked
package org.civicline.accessibility.mandarin;

import org.jspecify.annotations.NullMarked;
