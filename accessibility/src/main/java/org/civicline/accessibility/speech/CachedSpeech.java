package org.civicline.accessibility.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.civicline.accessibility.SoundFormat;
import org.civicline.accessibility.Speech;
import org.civicline.accessibility.SpokenAudio;
import org.civicline.accessibility.Utterance;
import org.civicline.accessibility.audio.Edges;
import org.civicline.accessibility.audio.Loudness;
import org.civicline.accessibility.audio.Pcm;
import org.civicline.accessibility.audio.Resampler;
import org.civicline.accessibility.voice.SpeechRefusals;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Outcome.Done;
import org.civicline.foundation.Outcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says a sentence from the cache, or has the voices say it once, however many ask at the same time. */
final class CachedSpeech implements Speech {

    private static final Logger log = LoggerFactory.getLogger(CachedSpeech.class);
    /** Between two voices within a sentence, besides what each leaves at its own ends. */
    private static final Duration CHANGE_OF_VOICE = Duration.ofMillis(40);

    private final Voices voices;
    private final SpeechCache cache;
    private final SpeechMeters meters;
    private final int maxCharacters;
    private final ConcurrentMap<String, CompletableFuture<Outcome<SpokenAudio>>> running = new ConcurrentHashMap<>();

    CachedSpeech(Voices voices, SpeechCache cache, SpeechMeters meters, int maxCharacters) {
        this.voices = voices;
        this.cache = cache;
        this.meters = meters;
        this.maxCharacters = maxCharacters;
    }

    @Override
    public Outcome<SpokenAudio> say(Utterance utterance) {
        Outcome<SpokenAudio> outcome = switch (parts(utterance)) {
            case Done<List<Voices.Part>>(var parts) -> say(parts);
            case Refused<List<Voices.Part>>(var refusal) -> Outcome.refused(refusal);
        };
        if (outcome instanceof Refused<SpokenAudio>(var refusal)) {
            meters.refused(refusal);
        }
        return outcome;
    }

    private Outcome<List<Voices.Part>> parts(Utterance utterance) {
        if (!Voices.supports(utterance.locale())) {
            return SpeechRefusals.unsupported(utterance.locale());
        }
        if (utterance.text().isBlank()) {
            return SpeechRefusals.empty();
        }
        if (utterance.text().length() > maxCharacters) {
            return SpeechRefusals.tooLong(maxCharacters);
        }
        return voices.parts(utterance);
    }

    private Outcome<SpokenAudio> say(List<Voices.Part> parts) {
        String key = SpeechCache.key(parts);
        return known(key).orElseGet(() -> once(key, parts));
    }

    private Optional<Outcome<SpokenAudio>> known(String key) {
        try {
            Optional<SpokenAudio> known = cache.find(key);
            known.ifPresent(_ -> meters.hit());
            return known.map(Outcome::done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first to ask synthesises, the others wait for the same result. */
    private Outcome<SpokenAudio> once(String key, List<Voices.Part> parts) {
        CompletableFuture<Outcome<SpokenAudio>> mine = new CompletableFuture<>();
        CompletableFuture<Outcome<SpokenAudio>> first = running.putIfAbsent(key, mine);
        if (first != null) {
            return first.join();
        }
        try {
            // somebody else may have begun and ended since we looked
            Outcome<SpokenAudio> outcome = known(key).orElseGet(() -> synthesise(key, parts));
            mine.complete(outcome);
            return outcome;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(key);
        }
    }

    private Outcome<SpokenAudio> synthesise(String key, List<Voices.Part> parts) {
        SpeechMeters.Running timer = meters.start();
        return switch (sound(parts)) {
            case Done<Pcm>(Pcm sound) -> {
                SpokenAudio audio = store(key, sound);
                Duration taken = timer.stop("spoken");
                log.debug("Synthesised {} of speech in {}", audio.duration(), taken);
                yield Outcome.done(audio);
            }
            case Refused<Pcm>(var refusal) -> {
                timer.stop("failed");
                yield Outcome.refused(refusal);
            }
        };
    }

    private SpokenAudio store(String key, Pcm sound) {
        try {
            return cache.put(key, sound);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the speech cache", e);
        }
    }

    /** Each part brought to the same rate and level, so that two voices in a sentence are equally loud. */
    private static Outcome<Pcm> sound(List<Voices.Part> parts) {
        int rate = SoundFormat.SLN16.rate();
        List<Pcm> sounds = new ArrayList<>();
        for (Voices.Part part : parts) {
            switch (part.voice().speak(part.pronunciation())) {
                case Done<Pcm>(Pcm raw) -> {
                    if (!sounds.isEmpty()) {
                        sounds.add(Pcm.silence(CHANGE_OF_VOICE, rate));
                    }
                    Pcm trimmed = Edges.trim(Resampler.resample(raw, rate));
                    sounds.add(Loudness.normalise(trimmed, Loudness.SPEECH_DBFS));
                }
                case Refused<Pcm>(var refusal) -> {
                    return Outcome.refused(refusal);
                }
            }
        }
        return Outcome.done(Pcm.join(sounds));
    }
}
