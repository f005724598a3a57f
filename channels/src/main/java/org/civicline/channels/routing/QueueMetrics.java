package org.civicline.channels.routing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.QueueFigures;
import org.springframework.stereotype.Component;

/** {@code civicline_offers_total}, {@code civicline_queue_wait_seconds}, {@code civicline_queue_waiting}. */
@Component
class QueueMetrics {

    private final MeterRegistry registry;

    QueueMetrics(MeterRegistry registry, QueueNews news) {
        this.registry = registry;
        gauge("civicline.queue.waiting", "Items nobody has answered yet", news, QueueFigures::waiting);
        gauge(
                "civicline.queue.longest.wait",
                "Seconds the first of them waits",
                news,
                QueueFigures::longestWaitSeconds);
    }

    /** @param outcome {@code made}, {@code accepted}, {@code declined}, {@code expired}, {@code withdrawn} */
    void offer(WorkKind kind, String outcome) {
        registry.counter("civicline.offers", "kind", kind.name(), "outcome", outcome)
                .increment();
    }

    void answered(WorkKind kind, Duration waited) {
        Timer.builder("civicline.queue.wait")
                .description("From entering the queue to the first answer")
                .tag("kind", kind.name())
                .publishPercentileHistogram()
                .register(registry)
                .record(waited.isNegative() ? Duration.ZERO : waited);
    }

    private void gauge(String name, String description, QueueNews news, ToDoubleFunction<QueueFigures> figure) {
        Gauge.builder(name, () -> {
                    QueueFigures latest = news.latest();
                    return latest == null ? 0 : figure.applyAsDouble(latest);
                })
                .description(description)
                .register(registry);
    }
}
