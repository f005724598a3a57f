package org.civicline.channels;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * The one queue (DESIGN.md rule 3). Its whole state is in PostgreSQL: a restart keeps every waiting item and its place.
 *
 * <p>States of an item: {@code WAITING → OFFERED → ACTIVE → DONE}; {@code OFFERED → WAITING} when the offer is declined
 * or times out, with the place kept; {@code ACTIVE → WAITING}, at the queue's head, when the agent's line is lost;
 * {@code WAITING|OFFERED → ABANDONED} when the citizen leaves. Every method is safe when called twice, joins a running transaction, and throws a {@code DataAccessException} when the database cannot be
 * reached; then nothing has changed, unless the connection broke during the commit: look with {@link #find}.
 */
public interface WorkQueue {

    /** The queue of the hotline. */
    String HOTLINE = "hotline";

    /** The detail that holds who is at the other end, a phone number; boards show it masked. */
    String FROM = "from";

    /** Puts an item in the queue; the same kind and reference again gives the first item, in its old place. */
    WorkItemId enqueue(NewWorkItem item);

    /** 1 is next; counts those ahead that nobody has answered yet, ringing ones too. Empty when the item no longer waits. */
    Optional<Integer> position(WorkItemId id);

    /**
     * The citizen left before an agent took it; withdraws a running offer. If an agent took it in the same moment, it
     * ends as finished.
     */
    void abandon(WorkItemId id, String reason);

    /**
     * The agent took the offered item. True for exactly one caller; false if the offer is no longer open: another was
     * quicker, or the time is up.
     */
    boolean accepted(OfferId offer);

    /** The agent did not take it: not answered in time, refused, or not reachable. The agent becomes not ready; the item keeps its place. */
    void declined(OfferId offer, String reason);

    /** The work is over; the agent goes to after-call work. */
    void finished(WorkItemId id);

    /**
     * Moves an active item from its agent to another, as an offer that only they get; the first agent goes to after-call
     * work. An offer not taken gives the item to the queue's head. Again to the same agent gives the same offer.
     *
     * @return refused with {@code channels.agent-not-available} when the other cannot be offered anything now, {@code
     *     channels.not-active} when nobody is working on the item; then nothing has changed
     */
    Outcome<OfferId> transfer(WorkItemId id, StaffId to);

    /**
     * The agent can no longer work on it though the citizen is still there: their line died in the middle of a talk. The
     * item goes to the queue's head, with its old time and priority; the agent becomes not ready. Changes nothing unless
     * this agent is working on it now.
     *
     * @param reason stable word: {@code line-lost}
     * @return whether it went back by this call
     */
    boolean returned(WorkItemId id, StaffId from, String reason);

    Optional<QueuedItem> find(WorkItemId id);

    Optional<QueuedItem> findByReference(WorkKind kind, String reference);

    /** Items not ended, oldest first: what waits, what is offered, what is being worked on. */
    List<QueuedItem> open(WorkKind kind);

    /** Figures for boards. */
    QueueFigures figures(Instant from, Instant until);

    /**
     * @param reference the owner's own id, at most 200 characters: the id of a call as screens know it
     * @param queue which queue, {@code hotline} by default
     * @param priority higher goes first; 0 normally
     * @param enqueuedAt when the citizen began to wait
     * @param details shown with the offer: caller number ({@link #FROM}), citizen …; no secrets
     */
    record NewWorkItem(
            WorkKind kind,
            String reference,
            String queue,
            int priority,
            Instant enqueuedAt,
            Map<String, Object> details) {}

    record QueuedItem(
            WorkItemId id,
            WorkKind kind,
            String reference,
            String queue,
            State state,
            int priority,
            Instant enqueuedAt,
            @Nullable StaffId agent,
            @Nullable OfferId offer,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt,
            Map<String, Object> details) {}

    /** Where an item is. */
    enum State {
        WAITING,
        OFFERED,
        ACTIVE,
        DONE,
        ABANDONED
    }

    /**
     * @param offered items that entered the queue in the period
     * @param answeredInTarget accepted within {@code targetSeconds}
     * @param waiting waiting now
     * @param longestWaitSeconds of those waiting now
     */
    record QueueFigures(
            long offered,
            long answered,
            long answeredInTarget,
            long abandoned,
            long waiting,
            long longestWaitSeconds,
            int targetSeconds,
            double averageWaitSeconds) {}
}
