package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.civicline.channels.WorkQueue.QueueFigures;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code queue}: whether the router of this process goes its rounds. */
@Component("queueHealthIndicator")
class QueueHealth implements HealthIndicator {

    private static final Duration LATE = Duration.ofSeconds(5);

    private final Router router;
    private final QueueNews news;
    private final Clock clock;

    QueueHealth(Router router, QueueNews news, Clock clock) {
        this.router = router;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant last = router.lastRound();
        if (last == null || Duration.between(last, clock.instant()).compareTo(LATE) > 0) {
            return Health.down()
                    .withDetail("text", "the router has not finished a round for more than 5 s")
                    .build();
        }
        QueueFigures figures = news.latest();
        return Health.up()
                .withDetail("waiting", figures == null ? 0 : figures.waiting())
                .build();
    }
}
