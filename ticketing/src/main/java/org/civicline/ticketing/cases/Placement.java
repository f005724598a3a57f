package org.civicline.ticketing.cases;

import java.time.Instant;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.lifecycle.Closing;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketState;
import org.jspecify.annotations.Nullable;

/**
 * What a state is in the columns of its ticket.
 *
 * @param rank place in an inbox, see the table
 */
public record Placement(
        TicketState state,
        @Nullable LeadDuty lead,
        @Nullable Instant due,
        @Nullable End end,
        int rank,
        long place) {

    /** For the citizen, for something outside, or for another ticket. */
    private static final int WAITS = 3;

    private static final int CLOSED = 4;

    /** How it ended, as columns. */
    public record End(
            String closing,
            Instant at,
            @Nullable String note,
            @Nullable RefusalGround ground,
            @Nullable String answer,
            @Nullable String articleCode,
            @Nullable Integer grade) {}

    /**
     * @param due when the duty is due by which the inbox goes
     * @param lastLead whose duty a closed ticket was
     */
    public static Placement of(TicketState state, Urgency urgency, @Nullable Instant due, @Nullable LeadDuty lastLead) {
        return switch (state) {
            case TicketState.ToDispatch _ -> open(state, null, urgency, due);
            case TicketState.Suspended suspended -> waiting(suspended, suspended.since());
            case TicketState.FollowUp asked -> waiting(asked, asked.approvedAt());
            case TicketState.Merged merged ->
                new Placement(state, null, null, null, WAITS, merged.since().toEpochMilli());
            case TicketState.OnDuty onDuty -> open(state, onDuty.duty(), urgency, due);
            case TicketState.Closed(Closing closing, Instant at) -> over(state, lastLead, closing, at);
            case TicketState.Archived(Closing closing, Instant at) -> over(state, lastLead, closing, at);
        };
    }

    private static Placement waiting(TicketState.OnDuty state, Instant since) {
        return new Placement(state, state.duty(), null, null, WAITS, since.toEpochMilli());
    }

    private static Placement over(TicketState state, @Nullable LeadDuty lastLead, Closing closing, Instant at) {
        return new Placement(state, lastLead, null, end(closing, at), CLOSED, -at.toEpochMilli());
    }

    private static Placement open(TicketState state, @Nullable LeadDuty lead, Urgency urgency, @Nullable Instant due) {
        if (due == null) {
            throw new IllegalArgumentException("open work has a deadline: " + state);
        }
        int rank = switch (urgency) {
            case EMERGENCY -> 0;
            case URGENT -> 1;
            case NORMAL -> 2;
        };
        return new Placement(state, lead, due, null, rank, due.toEpochMilli());
    }

    private static End end(Closing closing, Instant at) {
        return switch (closing) {
            case Closing.AnsweredDirectly(String answer, var article) ->
                new End("ANSWERED_DIRECTLY", at, null, null, answer, article, null);
            case Closing.Rated(var grade) -> new End("RATED", at, null, null, null, null, grade.digit());
            case Closing.NotContacted _ -> new End("NOT_CONTACTED", at, null, null, null, null, null);
            case Closing.NotAsked _ -> new End("NOT_ASKED", at, null, null, null, null, null);
            case Closing.ByHand(String note) -> new End("BY_HAND", at, note, null, null, null, null);
            case Closing.NotAccepted(RefusalGround ground, String instead) ->
                new End("NOT_ACCEPTED", at, instead, ground, null, null, null);
            case Closing.Withdrawn(String note) -> new End("WITHDRAWN", at, note, null, null, null, null);
        };
    }

    @Nullable
    DispatchId leadDispatch() {
        return lead == null ? null : lead.dispatch();
    }
}
