package org.civicline.ticketing.supervision;

import java.util.Optional;

/** The steps of the ladder. */
enum Level {
    /** 催办. */
    URGE("urged"),
    /** 督办. */
    SUPERVISE("supervised"),
    /** 通报. */
    NOTICE("noticed");

    private final String step;

    Level(String step) {
        this.step = step;
    }

    /** What it is called in a case's history. */
    String step() {
        return step;
    }

    Optional<Level> next() {
        return this == NOTICE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    boolean above(Level other) {
        return compareTo(other) > 0;
    }
}
