/**
 * Speech for the telephone, and later for kiosk and web; then text relay, captions and braille.
 *
 * <p>{@link org.civicline.accessibility.Speech} says any sentence. {@link org.civicline.accessibility.Prompts} are the
 * sentences of the hotline, and {@link org.civicline.accessibility.PromptFolder} keeps them as files under plain names,
 * so that Asterisk can play them while this process is down. {@link org.civicline.accessibility.HoldMusic} is what the
 * waiting hear.
 *
 * <p>Mandarin is normalised (numbers, dates, money …), read to pinyin and spoken by eSpeak NG in a child process;
 * English is spoken by FreeTTS in memory. What cannot be spoken is refused: silence is never passed off as speech.
 */
@NullMarked
@ApplicationModule(displayName = "Accessibility", allowedDependencies = "foundation")
package org.civicline.accessibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
