package org.civicline.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @Test
    void inAnotherZoneItIsTheSameMovingMoment() {
        var clock = new MovableClock();
        Clock inTheCity = clock.withZone(CITY);

        clock.forward(Duration.ofDays(3));

        assertThat(inTheCity.getZone()).isEqualTo(CITY);
        assertThat(inTheCity.instant()).isCloseTo(clock.instant(), within(10, ChronoUnit.SECONDS));
        assertThat(LocalDateTime.now(inTheCity))
                .isCloseTo(LocalDateTime.now(clock).plusHours(8), within(10, ChronoUnit.SECONDS));
        assertThat(inTheCity.withZone(ZoneOffset.UTC)).isSameAs(clock);
    }
}
