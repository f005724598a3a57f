package org.civicline.accessibility.voice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.Wav;
import org.civicline.accessibility.mandarin.MandarinReader;
import org.civicline.accessibility.mandarin.Normaliser;
import org.civicline.foundation.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mandarin by eSpeak NG as a child process (it is GPL-3, and a crash of it stays its own), fed with pinyin by standard
 * input.
 */
public final class EspeakVoice implements Voice {

    private static final Logger log = LoggerFactory.getLogger(EspeakVoice.class);

    private final EspeakSettings settings;
    private final MandarinReader reader;
    private final ChildProcess process;
    private final ChildProcess listing;
    private final Semaphore slots;
    private volatile boolean installed;

    public EspeakVoice(EspeakSettings settings, MandarinReader reader) {
        this.settings = settings;
        this.reader = reader;
        this.process = new ChildProcess(arguments(settings), settings.environment(), settings.timeout());
        this.listing = new ChildProcess(
                Stream.concat(settings.command().stream(), Stream.of("--voices"))
                        .toList(),
                settings.environment(),
                settings.timeout());
        this.slots = new Semaphore(settings.parallelism());
    }

    private static List<String> arguments(EspeakSettings settings) {
        List<String> arguments = new ArrayList<>(settings.command());
        arguments.addAll(List.of("-v", settings.voice(), "-s", String.valueOf(settings.speed()), "-b", "1", "-m"));
        arguments.addAll(List.of("--stdin", "--stdout"));
        return arguments;
    }

    @Override
    public String fingerprint() {
        return "espeak " + settings.voice() + " " + settings.speed() + " " + settings.toneRange();
    }

    @Override
    public Outcome<String> pronounce(String text) {
        MandarinReader.Reading reading = reader.read(Normaliser.normalise(text));
        if (!reading.unreadable().isEmpty()) {
            return SpeechRefusals.unpronounceable(reading.unreadable());
        }
        if (MandarinReader.countSyllables(reading.pinyin()) == 0) {
            return SpeechRefusals.unpronounceable(text);
        }
        return Outcome.done(reading.pinyin());
    }

    @Override
    public Outcome<Pcm> speak(String pronunciation) {
        try {
            if (!slots.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("All {} eSpeak slots stayed busy for {}", settings.parallelism(), settings.timeout());
                return SpeechRefusals.unavailable();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return SpeechRefusals.unavailable();
        }
        try {
            requireVoice();
            return checked(process.run(EspeakSpelling.spell(pronunciation, settings.toneRange())), pronunciation);
        } catch (IOException e) {
            log.warn("eSpeak NG failed: {}", e.getMessage());
            return SpeechRefusals.unavailable();
        } finally {
            slots.release();
        }
    }

    /** eSpeak silently takes the nearest voice it has, and then reads pinyin as some other language. */
    private void requireVoice() throws IOException {
        if (!installed) {
            String language = settings.voice().replaceFirst("\\+.*", "");
            String voices = new String(listing.run(""), StandardCharsets.UTF_8);
            if (voices.lines()
                    .noneMatch(line -> Arrays.asList(line.split("\\s+")).contains(language))) {
                throw new IOException("it has no voice " + language);
            }
            installed = true;
        }
    }

    private static Outcome<Pcm> checked(byte[] output, String pronunciation) {
        int syllables = MandarinReader.countSyllables(pronunciation);
        Optional<Pcm> sound = Wav.read(output).filter(pcm -> Plausibility.mandarin(pcm, syllables));
        if (sound.isEmpty()) {
            log.warn("eSpeak NG returned {} bytes for {} syllables: not speech", output.length, syllables);
            return SpeechRefusals.unavailable();
        }
        return Outcome.done(sound.get());
    }
}
