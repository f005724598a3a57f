package org.civicline.cti.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.civicline.cti.calls.CallTracker;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.recording.RecordingArchive;
import org.civicline.testkit.MovableClock;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Tickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A message that cannot be read stays, and is said once. */
class MessageBoxTest {

    private static final String SAID = "it stays in";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Logger log = (Logger) LoggerFactory.getLogger(MessageBox.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(written);
    }

    private MessageBox box() {
        return new MessageBox(
                mock(Database.class),
                mock(Interactions.class),
                mock(Tickets.class),
                mock(CallTracker.class),
                mock(RecordingArchive.class),
                mock(MessageTexts.class),
                settings(),
                mock(MessageCategory.class),
                clock);
    }

    private PbxSettings settings() {
        return new PbxSettings(
                "pbx",
                "127.0.0.1",
                1,
                "civicline",
                "secret",
                "",
                "",
                "",
                1,
                1,
                null,
                folder,
                folder,
                folder,
                folder,
                15,
                10,
                60);
    }

    private Path file(String leg, String text) throws IOException {
        Path file = folder.resolve(leg + "_13812345678_1760000000.wav");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofMinutes(1))));
        return file;
    }

    /** All that the box logged, of errors what they say. */
    private List<String> lines() {
        return written.list.stream()
                .map(one -> one.getFormattedMessage()
                        + (one.getThrowableProxy() == null
                                ? ""
                                : one.getThrowableProxy().getMessage()))
                .toList();
    }

    private long said() {
        return lines().stream().filter(one -> one.contains(SAID)).count();
    }

    @Test
    void itIsSaidOnceAndTheFileStays() throws IOException {
        Path file = file("pbx-1.1", "no sound");
        MessageBox box = box();
        for (int look = 0; look < 3; look++) {
            box.empty();
            clock.forward(Duration.ofSeconds(10));
        }
        assertThat(said()).isEqualTo(1);
        assertThat(lines())
                .allSatisfy(one -> assertThat(one)
                        .contains("leg pbx-1.1", folder.toString(), "open the case by hand")
                        .doesNotContain("13812345678"));
        assertThat(file).hasContent("no sound");
    }

    @Test
    void itIsSaidAgainWhenTheFileChangesAndAfterAnHour() throws IOException {
        file("pbx-1.2", "no sound");
        MessageBox box = box();
        box.empty();
        file("pbx-1.2", "no sound either");
        box.empty();
        box.empty();
        assertThat(said()).as("it has changed").isEqualTo(2);
        clock.forward(Duration.ofMinutes(59));
        box.empty();
        assertThat(said()).isEqualTo(2);
        clock.forward(Duration.ofMinutes(2));
        box.empty();
        assertThat(said()).as("an hour later").isEqualTo(3);
    }

    @Test
    void eachFileIsSaidAndOneThatCameBackToo() throws IOException {
        Path one = file("pbx-1.3", "no sound");
        file("pbx-1.4", "no sound");
        MessageBox box = box();
        box.empty();
        assertThat(said()).isEqualTo(2);
        FileTime changed = Files.getLastModifiedTime(one);
        Files.delete(one);
        box.empty();
        Files.writeString(one, "no sound");
        Files.setLastModifiedTime(one, changed);
        box.empty();
        assertThat(said()).isEqualTo(3);
    }
}
