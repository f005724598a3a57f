package org.civicline.accessibility.speech;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.civicline.accessibility.voice.Voice;
import org.civicline.foundation.Outcome.Done;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Entry {@code speech}: both voices say a word, at most every half minute, and the cache can be written. */
final class SpeechHealthIndicator implements HealthIndicator {

    private static final Duration VALID = Duration.ofSeconds(30);
    private static final Duration VALID_WHEN_DOWN = Duration.ofSeconds(3);

    private final Voice mandarin;
    private final Voice english;
    private final SpeechCache cache;
    private final Clock clock;
    private @Nullable Health last;
    private Instant until = Instant.MIN;

    SpeechHealthIndicator(Voice mandarin, Voice english, SpeechCache cache, Clock clock) {
        this.mandarin = mandarin;
        this.english = english;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        Health known = last;
        if (known == null || !clock.instant().isBefore(until)) {
            known = probe();
            last = known;
            boolean up = known.getStatus().equals(Status.UP);
            until = clock.instant().plus(up ? VALID : VALID_WHEN_DOWN);
        }
        return known;
    }

    private Health probe() {
        boolean chinese = mandarin.speak("ni3 hao3") instanceof Done;
        boolean latin = english.speak("hello") instanceof Done;
        boolean writable = writable();
        Health.Builder health = chinese && latin && writable ? Health.up() : Health.down();
        return health.withDetail("mandarin", chinese ? "speaks" : "fails: see civicline.speech.espeak-command")
                .withDetail("english", latin ? "speaks" : "fails")
                .withDetail("cache", writable ? "writable" : "not writable: see civicline.speech.cache-dir")
                .build();
    }

    private boolean writable() {
        return Files.isDirectory(cache.folder())
                ? Files.isWritable(cache.folder())
                : cache.folder().toFile().mkdirs();
    }
}
