package org.civicline.accessibility.voice;

import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.foundation.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * English by FreeTTS, voice {@code kevin16}, in memory. FreeTTS returns success and no audio for what it cannot read,
 * so everything that is not ASCII is refused beforehand and the result is checked.
 */
public final class KevinVoice implements Voice {

    private static final Logger log = LoggerFactory.getLogger(KevinVoice.class);
    private static final String NAME = "kevin16";

    private final ReentrantLock lock = new ReentrantLock();
    private final float wordsPerMinute;
    private com.sun.speech.freetts.@Nullable Voice loaded;

    public KevinVoice(int wordsPerMinute) {
        this.wordsPerMinute = wordsPerMinute;
    }

    @Override
    public String fingerprint() {
        return "freetts " + NAME + " " + wordsPerMinute;
    }

    @Override
    public Outcome<String> pronounce(String text) {
        String said = EnglishText.normalise(text);
        String foreign = said.codePoints()
                .filter(c -> c >= 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (!foreign.isEmpty()) {
            return SpeechRefusals.unpronounceable(foreign);
        }
        return said.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Outcome.done(said)
                : SpeechRefusals.unpronounceable(text);
    }

    /** FreeTTS keeps its state in the voice, so one sentence at a time; each takes some milliseconds. */
    @Override
    public Outcome<Pcm> speak(String pronunciation) {
        lock.lock();
        try {
            RecordingPlayer player = new RecordingPlayer();
            com.sun.speech.freetts.Voice voice = voice();
            voice.setAudioPlayer(player);
            boolean spoken = voice.speak(pronunciation);
            Pcm sound = player.recorded();
            long letters = pronunciation
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .count();
            if (!spoken || !Plausibility.english(sound, letters)) {
                log.warn("FreeTTS returned {} for {} letters", sound.duration(), letters);
                return SpeechRefusals.unavailable();
            }
            return Outcome.done(sound);
        } finally {
            lock.unlock();
        }
    }

    private com.sun.speech.freetts.Voice voice() {
        com.sun.speech.freetts.Voice voice = loaded;
        if (voice == null) {
            voice = Arrays.stream(new KevinVoiceDirectory().getVoices())
                    .filter(one -> one.getName().equals(NAME))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("FreeTTS comes without " + NAME));
            voice.allocate();
            voice.setRate(wordsPerMinute);
            loaded = voice;
        }
        return voice;
    }
}
