package org.civicline.channels.routing;

import java.time.Duration;
import java.time.Instant;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * An agent's row, and the steps it can take.
 *
 * @param state what others see of it
 * @param offer the offer behind {@link Status#OFFERED}
 */
record AgentRow(AgentState state, @Nullable OfferId offer) {

    static final String LINE_LOST = "line-lost";

    /** Who was there when the line was lost is taken to be there still; an exchange restarts and browsers return in it. */
    private static final Duration STILL_THERE = Duration.ofMinutes(2);

    StaffId agent() {
        return state.agent();
    }

    Status status() {
        return state.status();
    }

    boolean line() {
        return state.line();
    }

    boolean available() {
        return status() == Status.READY && line();
    }

    boolean worksOn(WorkItemId item) {
        return item.equals(state.item());
    }

    AgentRow notReady(@Nullable String reason, Instant now) {
        boolean same = status() == Status.NOT_READY;
        return as(Status.NOT_READY, reason, same ? state.since() : now, null, null);
    }

    /** Ready, or not ready without a line. @param since counts for who has been idle longest */
    AgentRow ready(Instant since, Instant now) {
        return line() ? as(Status.READY, null, since, null, null) : notReady(LINE_LOST, now);
    }

    AgentRow busy(WorkItemId item, Instant now) {
        return as(Status.BUSY, null, now, item, null);
    }

    /** Keeps working; {@code reason} takes effect afterwards. */
    AgentRow notReadyAfterwards(String reason) {
        return new AgentRow(
                new AgentState(agent(), status(), reason, state.since(), line(), state.item(), state.until()), offer);
    }

    AgentRow workOver(Instant now, Duration wrapUp) {
        String reason = state.reason();
        if (reason != null) {
            return notReady(reason, now);
        }
        if (wrapUp.isZero()) {
            return ready(now, now);
        }
        return as(Status.WRAP_UP, null, now, null, now.plus(wrapUp));
    }

    AgentRow withLine(boolean up) {
        return new AgentRow(
                new AgentState(agent(), status(), state.reason(), state.since(), up, state.item(), state.until()),
                offer);
    }

    /** The line is there again; ready if it was the line alone that kept them from it, and not for long. */
    AgentRow lineBack(Instant now) {
        AgentRow back = withLine(true);
        boolean onlyTheLine = status() == Status.NOT_READY
                && LINE_LOST.equals(state.reason())
                && !state.since().plus(STILL_THERE).isBefore(now);
        return onlyTheLine ? back.ready(now, now) : back;
    }

    private AgentRow as(
            Status status, @Nullable String reason, Instant since, @Nullable WorkItemId item, @Nullable Instant until) {
        return new AgentRow(new AgentState(agent(), status, reason, since, line(), item, until), null);
    }
}
