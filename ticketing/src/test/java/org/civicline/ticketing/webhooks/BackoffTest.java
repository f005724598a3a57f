package org.civicline.ticketing.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Random random = new Random(1);

    @Test
    void waitsGrowFromSecondsToADay() {
        assertThat(Backoff.after(1, random)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(Backoff.after(Backoff.MOST_ATTEMPTS - 1, random))
                .isBetween(Duration.ofHours(19), Duration.ofHours(29));
    }

    @Test
    void notAllAreTriedAtTheSameMoment() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(_ -> Backoff.after(3, random))
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void aReceiverIsLeftAloneOnlyAfterSeveralFailuresAndNeverForLong() {
        assertThat(Backoff.rest(Backoff.IN_A_ROW - 1, random)).isEqualTo(Duration.ZERO);
        assertThat(Backoff.rest(Backoff.IN_A_ROW, random)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(Backoff.rest(1_000, random)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }
}
