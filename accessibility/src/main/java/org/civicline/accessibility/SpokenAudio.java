package org.civicline.accessibility;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Audio on disk, complete in every format named.
 *
 * @param base absolute path without extension: what Asterisk's {@code STREAM FILE} and {@code Playback} take
 * @param duration playing time
 * @param formats for each a file {@code base.extension} exists
 */
public record SpokenAudio(Path base, Duration duration, Set<SoundFormat> formats) {

    public SpokenAudio {
        formats = Set.copyOf(formats);
    }

    /** The file of one format. */
    public Path file(SoundFormat format) {
        return base.resolveSibling(base.getFileName() + "." + format.extension());
    }
}
