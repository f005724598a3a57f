package org.civicline.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00.123Z");

    /** As PostgreSQL sorts them; {@link UUID#compareTo} takes the halves as signed. */
    private static final Comparator<UUID> BY_OCTETS = Comparator.comparing(UUID::toString);

    @Test
    void whatIsMadeAMicrosecondLaterSortsLater() {
        List<UUID> made = IntStream.range(0, 2_000)
                .mapToObj(micros -> Ids.next(at(START.plus(Duration.ofNanos(micros * 1_000L)))))
                .toList();
        assertThat(made).isSortedAccordingTo(BY_OCTETS).doesNotHaveDuplicates();
    }

    @Test
    void theySayWhenTheyWereMadeAndThatTheyAreOfVersion7() {
        UUID id = Ids.next(at(START));
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void thoseOfOneInstantDiffer() {
        Clock still = at(START);
        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> Ids.next(still)).toList())
                .doesNotHaveDuplicates();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
