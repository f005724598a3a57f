package org.civicline.accessibility.prompts;

import java.util.Locale;
import org.civicline.accessibility.Prompts;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.Utterance;
import org.civicline.foundation.Outcome;

final class SpokenPrompts implements Prompts {

    private final PromptTexts texts;
    private final Speech speech;

    SpokenPrompts(PromptTexts texts, Speech speech) {
        this.texts = texts;
        this.speech = speech;
    }

    @Override
    public String text(String name, Locale locale, Object... arguments) {
        return texts.text(name, locale, arguments);
    }

    @Override
    public Outcome<SpokenAudio> sound(String name, Locale locale, Object... arguments) {
        return speech.say(new Utterance(locale, text(name, locale, arguments)));
    }
}
