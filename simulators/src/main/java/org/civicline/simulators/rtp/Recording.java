package org.civicline.simulators.rtp;

import java.time.Duration;

/**
 * How much of what is heard is kept.
 *
 * @param most the longest recording; later sound is measured but not kept. Zero keeps nothing, for load tests
 */
public record Recording(Duration most) {

    /** Keeps up to half an hour (29 MB). */
    public static final Recording FULL = new Recording(Duration.ofMinutes(30));

    /** Keeps no sound; counts packets and notes when the first sound came. */
    public static final Recording NONE = new Recording(Duration.ZERO);
}
