package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/** Every contact on every channel, and the one timeline of a citizen made of them and of their tickets. */
public interface Interactions {

    /**
     * Begins an interaction; called again with the same channel and external reference it returns the first.
     */
    InteractionId begin(NewInteraction interaction);

    /** Notes who of us is in it; after a transfer, the last. */
    void joined(InteractionId id, StaffId staff, Instant at);

    /** Ends it; ending twice changes nothing. */
    void end(InteractionId id, Ending ending);

    /** Learns later how an ended one came out: {@code delivered} or {@code failed}, when a receipt comes after {@code sent}. */
    void cameTo(InteractionId id, String result);

    /** Hangs a recording on it. */
    void recorded(InteractionId id, Recording recording);

    /** Ties it to a ticket. */
    void about(InteractionId id, TicketId ticket);

    Optional<InteractionView> find(InteractionId id);

    Optional<InteractionView> findByReference(Channel channel, String reference);

    /** The citizen's timeline, newest first: interactions, tickets and what happened to them, texts, ratings. */
    Slice<TimelineEntry> timeline(CitizenId citizen, @Nullable String after, int size);

    /**
     * What is known at the beginning.
     *
     * @param reference the channel's own id: a call's, a message's; unique per channel
     * @param point null for a caller with no number
     * @param text what was written, for channels of text; null for voice
     */
    record NewInteraction(
            Channel channel,
            boolean inbound,
            String reference,
            @Nullable ContactPoint point,
            @Nullable String text,
            Instant at) {}

    /**
     * How it ended.
     *
     * @param result stable word: {@code answered}, {@code abandoned}, {@code message-left}, {@code sent}, {@code
     *     delivered}, {@code failed}
     */
    record Ending(Instant at, String result) {}

    /**
     * @param path below the recordings folder
     * @param millis duration
     */
    record Recording(String path, long millis) {}

    record InteractionView(
            InteractionId id,
            Channel channel,
            boolean inbound,
            String reference,
            @Nullable CitizenId citizen,
            @Nullable ContactPoint point,
            @Nullable String text,
            Instant beganAt,
            @Nullable Instant joinedAt,
            @Nullable Instant endedAt,
            @Nullable String result,
            @Nullable StaffId staff,
            @Nullable Recording recording,
            List<TicketId> tickets) {}

    /**
     * One line of a timeline.
     *
     * @param kind {@code interaction} or {@code ticket-event}
     * @param what the interaction's channel and direction, or the ticket event's name
     * @param details for the screen: ticket number, department, text, result, grade …
     */
    record TimelineEntry(
            String id,
            String kind,
            Instant at,
            String what,
            @Nullable InteractionId interaction,
            @Nullable TicketId ticket,
            java.util.Map<String, Object> details) {}
}
