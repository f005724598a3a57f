package org.civicline.ticketing.figures;

import org.jspecify.annotations.Nullable;

/** A reading as it is sent. */
record Shown(double part, long whole, @Nullable Double share) {

    static Shown of(Reading reading) {
        return new Shown(reading.part(), reading.whole(), reading.share());
    }
}
