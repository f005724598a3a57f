package org.civicline.cti.pbx.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.civicline.accessibility.HoldMusic;
import org.civicline.accessibility.PromptFolder;
import org.civicline.cti.pbx.PbxSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees to it that prompts and music lie where Asterisk looks for them, with us and without us. */
@Component
class Sounds {

    private static final Logger log = LoggerFactory.getLogger(Sounds.class);
    /** The one entry of the playlist in {@code musiconhold.conf}. */
    private static final String MUSIC = "hold";

    private final PromptFolder prompts;
    private final HoldMusic music;
    private final PbxSettings settings;

    Sounds(PromptFolder prompts, HoldMusic music, PbxSettings settings) {
        this.prompts = prompts;
        this.music = music;
        this.settings = settings;
    }

    /** Without some of them callers hear less, but are still connected. */
    void prepare() {
        try {
            var prepared = prompts.prepare(settings.soundsDir());
            if (!prepared.complete()) {
                log.error("prompts are missing: {}", prepared.failed().keySet());
            }
            useAsMusic(music.prepare(settings.soundsDir()));
        } catch (IOException | RuntimeException e) {
            log.error("the prompts could not be prepared; callers hear less", e);
        }
    }

    /** The first piece in the folder, in every format it is there in. */
    private void useAsMusic(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException("there is no music in " + folder);
        }
        String piece = name(files.getFirst());
        for (Path file : files) {
            if (name(file).equals(piece)) {
                copy(file, settings.soundsDir().resolve(MUSIC + extension(file)));
            }
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        if (Files.exists(target) && Files.mismatch(file, target) < 0) {
            return;
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - extension(file).length());
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
