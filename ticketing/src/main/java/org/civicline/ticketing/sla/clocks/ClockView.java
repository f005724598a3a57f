package org.civicline.ticketing.sla.clocks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is told.
 *
 * @param department its name; null for the desk
 * @param dueAt as it stands, moved by pauses
 * @param late whether it is or ended late
 * @param pausedSeconds how long it stood still so far, in natural time
 * @param rules version of the rules it was set by; null for the first release's
 * @param because why it is due then, in one sentence
 * @param steps how that was counted
 */
record ClockView(
        UUID id,
        Duty duty,
        @Nullable String departmentCode,
        @Nullable String department,
        State state,
        Instant startedAt,
        Instant dueAt,
        boolean late,
        @Nullable Instant pausedAt,
        @Nullable String pauseReason,
        long pausedSeconds,
        @Nullable Instant stoppedAt,
        DutyClock.@Nullable Outcome outcome,
        @Nullable Integer rules,
        String because,
        List<String> steps) {

    enum State {
        RUNNING,
        PAUSED,
        STOPPED
    }
}
