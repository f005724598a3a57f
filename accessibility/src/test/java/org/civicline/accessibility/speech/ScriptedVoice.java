package org.civicline.accessibility.speech;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.Spectrum;
import org.civicline.accessibility.voice.SpeechRefusals;
import org.civicline.accessibility.voice.Voice;
import org.civicline.foundation.Outcome;

/** Speaks a tone of a tenth of a second a character; refuses and fails when told to. */
final class ScriptedVoice implements Voice {

    final List<String> spoken = new CopyOnWriteArrayList<>();
    final CountDownLatch gate = new CountDownLatch(1);
    volatile boolean waits;
    volatile boolean fails;

    private final String name;
    private final double amplitude;

    ScriptedVoice(String name, double amplitude) {
        this.name = name;
        this.amplitude = amplitude;
    }

    @Override
    public String fingerprint() {
        return name;
    }

    @Override
    public Outcome<String> pronounce(String text) {
        return text.contains("Ж") ? SpeechRefusals.unpronounceable("Ж") : Outcome.done(text);
    }

    @Override
    public Outcome<Pcm> speak(String pronunciation) {
        if (waits) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        spoken.add(pronunciation);
        return fails
                ? SpeechRefusals.unavailable()
                : Outcome.done(Spectrum.sine(500, amplitude, 0.1 * pronunciation.length(), 22_050));
    }
}
