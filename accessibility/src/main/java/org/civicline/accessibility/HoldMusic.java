package org.civicline.accessibility;

import java.nio.file.Path;

/** Calm music for those who wait: composed here, synthesised deterministically, free of any rights of others. */
public interface HoldMusic {

    /**
     * Writes {@code <sounds>/moh/} unless it is there already. The folder holds nothing but the music, so it can be
     * the {@code directory} of a class in {@code musiconhold.conf} with {@code mode=files}; the piece loops without a
     * seam.
     *
     * @return the folder
     */
    Path prepare(Path sounds);
}
