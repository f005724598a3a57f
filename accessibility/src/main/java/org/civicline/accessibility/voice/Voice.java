package org.civicline.accessibility.voice;

import org.civicline.accessibility.audio.Pcm;
import org.civicline.foundation.Outcome;

/** An engine that speaks one language. */
public interface Voice {

    /** What makes the same words sound different: engine, voice, speed, pitch. Part of the cache's key. */
    String fingerprint();

    /**
     * The words as this engine wants them: pinyin, or plain English. Refused with {@code
     * accessibility.unpronounceable} when it holds characters the engine would drop.
     */
    Outcome<String> pronounce(String text);

    /**
     * Raw audio of a pronunciation; refused with {@code accessibility.speech-unavailable} when the engine fails or
     * what it returns cannot be that sentence.
     */
    Outcome<Pcm> speak(String pronunciation);
}
