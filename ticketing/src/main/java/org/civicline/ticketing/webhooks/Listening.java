package org.civicline.ticketing.webhooks;

import java.time.Clock;
import org.civicline.foundation.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether anybody listens at all. Known from memory, so that a city without webhooks pays nothing for them; on nodes other
 * than the one where the first is set up, it begins to hear within a minute.
 */
@Component
class Listening {

    private final Remembered<Boolean> any;

    Listening(JdbcClient jdbc, Clock clock) {
        this.any = new Remembered<>(
                () -> jdbc.sql("SELECT EXISTS (SELECT 1 FROM ticketing.webhook)")
                        .query(Boolean.class)
                        .single(),
                clock);
    }

    boolean anybody() {
        return any.get();
    }

    /** One comes or goes with the transaction that runs here. */
    void changes() {
        any.forget();
    }
}
