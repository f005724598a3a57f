package org.civicline.ticketing.supervision;

/** What a late clock leads to, one after the other. */
enum LadderStep {
    YELLOW,
    RED,
    URGE,
    SUPERVISE,
    NOTICE;

    static LadderStep of(Level level) {
        return switch (level) {
            case URGE -> URGE;
            case SUPERVISE -> SUPERVISE;
            case NOTICE -> NOTICE;
        };
    }

    /** Whether it is a supervision, which somebody has to answer. */
    boolean answered() {
        return this != YELLOW && this != RED;
    }
}
