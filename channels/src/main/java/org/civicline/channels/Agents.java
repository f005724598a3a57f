package org.civicline.channels;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/** The states of agents, in PostgreSQL. */
public interface Agents {

    /** The agent wants work. Refused with {@code channels.agent-busy} while working, {@code channels.no-softphone} without a registered softphone. */
    Outcome<AgentState> ready(StaffId agent);

    /**
     * The agent wants no work. An offer still ringing goes to the next; while busy it takes effect
     * when the work is over.
     *
     * @param reason stable word: {@code break}, {@code meeting}, {@code training}, {@code no-answer}, {@code signed-out}, {@code line-lost}
     */
    Outcome<AgentState> notReady(StaffId agent, String reason);

    /** After-call work is done. Changes nothing in any other state. */
    Outcome<AgentState> wrappedUp(StaffId agent);

    /**
     * Whether the agent's line can ring now. A lost line makes a ready agent not ready with {@code line-lost}; if it comes
     * back within two minutes they are ready again by themselves: a fault of the exchange does not ask of everybody to
     * notice and click.
     */
    void line(StaffId agent, boolean up);

    /** Whose lines can ring now; nobody else's can. Changes what differs, as {@link #line} does. */
    void lines(Collection<StaffId> up);

    Optional<AgentState> state(StaffId agent);

    /** All who are signed in to work, for boards. */
    List<AgentState> all();

    /**
     * @param reason why not ready; while working, why not ready afterwards
     * @param since when the state began
     * @param item the work offered or being done
     * @param until when after-call work ends by itself; null in any other state
     */
    record AgentState(
            StaffId agent,
            Status status,
            @Nullable String reason,
            Instant since,
            boolean line,
            @Nullable WorkItemId item,
            @Nullable Instant until) {}

    /** What an agent is doing. */
    enum Status {
        NOT_READY,
        READY,
        OFFERED,
        BUSY,
        WRAP_UP
    }
}
