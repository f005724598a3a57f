package org.civicline.channels.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Component {@code mail}, in place of Spring Boot's of the same name: off without a mail server, else whether it can be reached.
 * It is asked once a minute at most, by one, however often health is looked at; the others get what was found before.
 */
@Component("mailHealthIndicator")
class MailHealth implements HealthIndicator {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final SmtpReportDelivery delivery;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Found last;

    MailHealth(SmtpReportDelivery delivery, Clock clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    private record Found(Health health, Instant at) {}

    @Override
    public Health health() {
        if (!delivery.ready()) {
            return Health.unknown()
                    .withDetail("text", "off: no mail server is configured (spring.mail.host, civicline.mail.from)")
                    .build();
        }
        Found known = last;
        if (known != null && known.at().plus(GOOD_FOR).isAfter(clock.instant())) {
            return known.health();
        }
        if (!asking.tryLock()) {
            return known == null
                    ? Health.unknown().withDetail("text", "being asked").build()
                    : known.health();
        }
        try {
            Health health = ask();
            last = new Found(health, clock.instant());
            return health;
        } finally {
            asking.unlock();
        }
    }

    private Health ask() {
        return delivery.trouble()
                .map(trouble -> Health.down()
                        .withDetail("text", "the mail server cannot be used: " + trouble)
                        .build())
                .orElseGet(() -> Health.up().build());
    }
}
