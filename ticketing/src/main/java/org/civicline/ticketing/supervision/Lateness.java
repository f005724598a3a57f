package org.civicline.ticketing.supervision;

import java.time.Instant;
import org.civicline.ticketing.sla.Deadlines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far up the ladder somebody's lateness has come, by itself. */
@Component
class Lateness {

    /**
     * Where it stands.
     *
     * @param level null where it is not urged yet, or not without anybody asking
     * @param next when the next level comes; null if none comes by itself
     */
    record Reached(@Nullable Level level, @Nullable Instant next) {}

    private final Deadlines deadlines;

    Lateness(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** @param department whose calendar counts; null for the city's */
    Reached reached(LadderRule rule, Instant dueAt, @Nullable String department, Instant now) {
        Level reached = null;
        if (rule.automatic()) {
            for (Level level : Level.values()) {
                Instant comes = deadlines.later(dueAt, rule.after(level), department);
                if (comes.isAfter(now)) {
                    return new Reached(reached, comes);
                }
                reached = level;
            }
        }
        return new Reached(reached, null);
    }
}
