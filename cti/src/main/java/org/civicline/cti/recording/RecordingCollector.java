package org.civicline.cti.recording;

import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.civicline.cti.calls.CallId;
import org.civicline.cti.calls.CallOver;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.foundation.Correlation;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings each finished recording from where Asterisk wrote it to where it is kept, and hangs it on its interaction. */
@Component
class RecordingCollector {

    private static final Logger log = LoggerFactory.getLogger(RecordingCollector.class);
    private static final int BATCH = 100;
    /** Asterisk closes the file a moment after the call. */
    private static final Duration MOMENT = Duration.ofMillis(300);
    /** A header not filled in by then will not be any more. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(20);
    /** A file not there by then will not come. */
    private static final Duration MISSING = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Database database;
    private final Interactions interactions;
    private final RecordingArchive archive;
    private final PbxSettings settings;
    private final Clock clock;
    private final Executor soon = CompletableFuture.delayedExecutor(
            MOMENT.toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().name("recording").start(task));

    RecordingCollector(
            JdbcClient jdbc,
            Database database,
            Interactions interactions,
            RecordingArchive archive,
            PbxSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.interactions = interactions;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    private record Expected(CallId call, InteractionId interaction, Instant beganAt, Instant endedAt) {}

    @EventListener
    void over(CallOver event) {
        soon.execute(() -> {
            try {
                collect(new Expected(event.call(), event.interaction(), event.beganAt(), event.endedAt()));
            } catch (RuntimeException e) {
                log.info("the recording of call {} is fetched later: {}", event.call(), e.toString());
            }
        });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        expected().forEach(this::collect);
    }

    private List<Expected> expected() {
        return jdbc.sql("""
                        select id, interaction_id, began_at, ended_at from cti.call
                        where recording = 'EXPECTED' and state = 'ENDED'
                        order by ended_at limit :most
                        """)
                .param("most", BATCH)
                .query((row, number) -> new Expected(
                        new CallId(uuid(row, "id")),
                        new InteractionId(uuid(row, "interaction_id")),
                        instant(row, "began_at"),
                        instant(row, "ended_at")))
                .list();
    }

    private void collect(Expected one) {
        try (var _ = Correlation.of(one.call())) {
            String name = one.call().toString();
            Path source = settings.growingRecording(name);
            String place = archive.place(one.beganAt(), name);
            if (ready(source, one) || Files.exists(archive.file(place))) {
                archive.keep(source, place);
                long millis = WavFile.read(archive.file(place)).millis();
                database.run(() -> {
                    interactions.recorded(one.interaction(), new Recording(place, millis));
                    mark(one.call(), "KEPT");
                });
            } else if (age(one).compareTo(MISSING) > 0) {
                log.warn("no recording was found of call {}", one.call());
                mark(one.call(), "MISSING");
            }
        } catch (IOException e) {
            log.warn("the recording of call {} cannot be kept now", one.call(), e);
        }
    }

    private boolean ready(Path source, Expected one) throws IOException {
        if (Files.notExists(source)) {
            return false;
        }
        if (WavFile.read(source).complete()) {
            return true;
        }
        if (age(one).compareTo(GIVEN_UP) < 0) {
            return false;
        }
        WavFile.repair(source);
        return true;
    }

    private Duration age(Expected one) {
        return Duration.between(one.endedAt(), clock.instant());
    }

    private void mark(CallId call, String state) {
        jdbc.sql("update cti.call set recording = :state where id = :id")
                .param("state", state)
                .param("id", call.value())
                .update();
    }
}
