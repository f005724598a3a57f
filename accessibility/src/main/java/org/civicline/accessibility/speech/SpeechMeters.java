package org.civicline.accessibility.speech;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.civicline.foundation.Refusal;

/**
 * Figures: {@code civicline.speech.synthesis} (timer, by outcome) and {@code civicline.speech.requests} (counter, by
 * result: hit, miss or the refusal's code).
 */
final class SpeechMeters {

    private static final String REQUESTS = "civicline.speech.requests";
    private static final String RESULT = "result";

    private final MeterRegistry registry;

    SpeechMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void hit() {
        registry.counter(REQUESTS, RESULT, "hit").increment();
    }

    void refused(Refusal refusal) {
        registry.counter(REQUESTS, RESULT, refusal.code()).increment();
    }

    Running start() {
        registry.counter(REQUESTS, RESULT, "miss").increment();
        return new Running(Timer.start(registry));
    }

    final class Running {

        private final Timer.Sample sample;

        private Running(Timer.Sample sample) {
            this.sample = sample;
        }

        Duration stop(String outcome) {
            Timer timer = Timer.builder("civicline.speech.synthesis")
                    .description("From pronunciation to files on disk")
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(registry);
            return Duration.ofNanos(sample.stop(timer));
        }
    }
}
