package org.civicline.accessibility.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.civicline.accessibility.Utterance;
import org.civicline.accessibility.mandarin.Normaliser;
import org.civicline.accessibility.voice.LanguageRuns;
import org.civicline.accessibility.voice.LanguageRuns.Language;
import org.civicline.accessibility.voice.LanguageRuns.Run;
import org.civicline.accessibility.voice.SpeechRefusals;
import org.civicline.accessibility.voice.Voice;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Outcome.Done;
import org.civicline.foundation.Outcome.Refused;

/** Who says which part of a sentence. */
record Voices(Voice mandarin, Voice english) {

    /** Part of a sentence with the voice that says it and how. */
    record Part(Voice voice, String pronunciation) {}

    Outcome<List<Part>> parts(Utterance utterance) {
        List<Part> parts = new ArrayList<>();
        for (Run run : runs(utterance)) {
            Voice voice = run.language() == Language.MANDARIN ? mandarin : english;
            switch (voice.pronounce(run.text())) {
                case Done<String>(String pronunciation) -> parts.add(new Part(voice, pronunciation));
                case Refused<String>(var refusal) -> {
                    return Outcome.refused(refusal);
                }
            }
        }
        return parts.isEmpty() ? SpeechRefusals.unpronounceable(utterance.text().strip()) : Outcome.done(parts);
    }

    static boolean supports(Locale locale) {
        return locale.getLanguage().equals("zh") || locale.getLanguage().equals("en");
    }

    private static List<Run> runs(Utterance utterance) {
        return utterance.locale().getLanguage().equals("zh")
                ? LanguageRuns.inMandarin(Normaliser.normalise(utterance.text()))
                : LanguageRuns.inEnglish(utterance.text());
    }
}
