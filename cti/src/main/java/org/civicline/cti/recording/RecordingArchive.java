package org.civicline.cti.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.ticketing.RecordingFiles;
import org.springframework.stereotype.Component;

/** The folder of finished recordings: {@code yyyy/MM/dd/<name>.wav} by the city's days. */
@Component
public class RecordingArchive implements RecordingFiles {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

    private final PbxSettings settings;
    private final ZoneId zone;

    RecordingArchive(PbxSettings settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    /** Where a recording belongs, below the folder. */
    public String place(Instant day, String name) {
        return DAY.format(day.atZone(zone)) + "/" + name + ".wav";
    }

    /** The file, wherever the path points: nothing outside the folder. */
    public Path file(String place) {
        Path root = settings.recordingsDir().toAbsolutePath().normalize();
        Path file = root.resolve(place).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException("a recording outside the folder of recordings");
        }
        return file;
    }

    @Override
    public void delete(String place) {
        try {
            Files.deleteIfExists(file(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a file in; done already when it is there. Under its name it is never seen half written. */
    public void keep(Path source, String place) throws IOException {
        Path target = file(place);
        if (Files.notExists(source) && Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // another file system
            keepCopy(source, place);
            Files.delete(source);
        }
    }

    /** Copies a file in and leaves the original. */
    public void keepCopy(Path source, String place) throws IOException {
        Path target = file(place);
        Files.createDirectories(target.getParent());
        Path growing = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(source, growing, StandardCopyOption.REPLACE_EXISTING);
        Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
