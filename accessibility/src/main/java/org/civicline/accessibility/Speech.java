package org.civicline.accessibility;

import org.civicline.foundation.Outcome;

/**
 * Turns text into audio files that Asterisk can stream.
 *
 * <p>The same sentence is synthesised once and then comes from the disk. Mixed text is split: hanzi are spoken in
 * Mandarin and Latin words in English, whatever the utterance's language.
 *
 * <p>Refusals, all of module {@code accessibility}:
 *
 * <ul>
 *   <li>{@code accessibility.text-empty}: nothing to say, or only symbols without a reading
 *   <li>{@code accessibility.text-too-long}: more characters than {@code civicline.speech.max-characters}; detail
 *       {@code limit}
 *   <li>{@code accessibility.unpronounceable}: no engine here reads these characters; detail {@code characters}
 *   <li>{@code accessibility.language-unsupported}: neither Chinese nor English; detail {@code language}
 *   <li>{@code accessibility.speech-unavailable}: the engine failed, or returned silence or an implausible length
 * </ul>
 */
public interface Speech {

    /** Blocks while synthesising (some ten milliseconds a sentence), at most about the configured timeout. */
    Outcome<SpokenAudio> say(Utterance utterance);
}
