package org.civicline.channels.texts;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** {@code civicline_texts_total}: what became of texts, by outcome. */
@Component
public class TextMetrics {

    private final MeterRegistry registry;

    TextMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param outcome {@code sent}, {@code delivered}, {@code failed}, {@code expired}, {@code not-allowed}, {@code repeated}, {@code received} … */
    public void count(String outcome) {
        registry.counter("civicline.texts", "outcome", outcome).increment();
    }
}
