package org.civicline.simulators;

import java.io.IOException;
import org.civicline.simulators.audio.AudioClip;

/** Speaks a text, so that a simulated citizen can say something. */
@FunctionalInterface
public interface Voice {

    /**
     * The text as sound.
     *
     * @throws IOException when it cannot be spoken; the message says why, for the person who typed it
     */
    AudioClip say(String text) throws IOException;
}
