package org.civicline.ticketing.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.RecordingFiles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Recordings past their time, one of which the disk does not let go. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = "civicline.follow-up.sweep-every=1h")
class RecordingsTest {

    private static final Instant OLD = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant LATER = OLD.plus(Duration.ofDays(30));

    @Autowired
    Interactions interactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final Set<String> stuck = new HashSet<>();
    private final List<String> deleted = new ArrayList<>();

    @Test
    void oneThatCannotBeDeletedKeepsNoOtherFromItAndIsTriedAgain() {
        for (int day = 0; day < 5; day++) {
            recorded("day" + day, OLD.plus(Duration.ofDays(day)));
        }
        stuck.add("day0");
        stuck.add("day2");
        assertThat(forget(2)).isEqualTo(2);
        assertThat(deleted).containsExactly("day1", "day3");
        assertThat(forget(2)).isEqualTo(1);
        assertThat(deleted).containsExactly("day1", "day3", "day4");
        assertThat(recordings().countOlder(LATER)).isEqualTo(2);
        stuck.clear();
        assertThat(forget(500)).isEqualTo(2);
        assertThat(recordings().countOlder(LATER)).isZero();
    }

    private int forget(int most) {
        Integer some = transactions.execute(_ -> recordings().forgetOlder(LATER, most));
        return some == null ? 0 : some;
    }

    private Recordings recordings() {
        RecordingFiles files = path -> {
            if (stuck.contains(path)) {
                throw new UncheckedIOException(new IOException("permission denied"));
            }
            deleted.add(path);
        };
        return new Recordings(jdbc, new ObjectProvider<>() {
            @Override
            public RecordingFiles getObject() {
                return files;
            }
        });
    }

    private void recorded(String path, Instant at) {
        InteractionId call = interactions.begin(new Interactions.NewInteraction(
                Channel.PHONE, true, UUID.randomUUID().toString(), null, null, at));
        interactions.end(call, new Interactions.Ending(at, "answered"));
        interactions.recorded(call, new Interactions.Recording(path, 1_000));
    }
}
