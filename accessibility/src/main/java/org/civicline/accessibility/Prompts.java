package org.civicline.accessibility;

import java.util.Locale;
import org.civicline.foundation.Outcome;

/** The sentences that the telephone says, from the {@linkplain PromptBundle message bundles}. */
public interface Prompts {

    /**
     * The words, for screens and transcripts: what is heard can also be read.
     *
     * @param name a key such as {@link PhonePrompt#GREETING}
     * @param arguments counts as numbers (a text may choose by them), identifiers such as ticket numbers as strings
     * @throws java.util.MissingResourceException when no bundle has that key
     */
    String text(String name, Locale locale, Object... arguments);

    /** The audio, from the cache when it was said before. */
    Outcome<SpokenAudio> sound(String name, Locale locale, Object... arguments);
}
