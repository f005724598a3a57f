package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.civicline.ticketing.lifecycle.CoHandling;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.jspecify.annotations.Nullable;

/** What a step has made of a ticket that was read before it: the same as reading it again, without asking the database. */
final class After {

    private final TicketRow before;
    private final TicketAction action;
    private final Placement to;

    private After(TicketRow before, TicketAction action, Placement to) {
        this.before = before;
        this.action = action;
        this.to = to;
    }

    /**
     * Empty where a duty comes back that is not the one before: the database alone knows how far that had got.
     *
     * @param clocks those that have not stopped by the end of the step
     */
    static Optional<TicketRow> of(TicketRow before, TicketAction action, Placement to, List<DutyClock> clocks) {
        return action instanceof TicketAction.BackUp || action instanceof TicketAction.ShareAnswer
                ? Optional.empty()
                : Optional.of(new After(before, action, to).row(clocks));
    }

    private TicketRow row(List<DutyClock> clocks) {
        TicketState state = to.state();
        return new TicketRow(
                before.id(),
                before.version() + 1,
                before.number(),
                state.status(),
                before.content(),
                before.citizen(),
                before.citizenName(),
                before.phone(),
                before.language(),
                before.createdAt(),
                before.openedBy(),
                lead(),
                to.due(),
                state instanceof TicketState.ToDispatch(int returns) ? returns : before.returns(),
                Pending.of(state),
                above(),
                end(to.end()),
                main(),
                coHandlers(),
                before.erased(),
                clocks);
    }

    private TicketRow.@Nullable Lead lead() {
        LeadDuty duty = to.lead();
        if (duty == null) {
            return null;
        }
        TicketRow.Lead had = before.lead();
        return had == null || begins(had, duty) ? begun(duty) : wentOn(had, duty.terms());
    }

    private static boolean begins(TicketRow.Lead had, LeadDuty duty) {
        return !had.id().equals(duty.dispatch());
    }

    private TicketRow.Lead begun(LeadDuty duty) {
        DispatchId from = action instanceof TicketAction.HandDown && before.lead() != null
                ? before.lead().id()
                : null;
        var terms = new LeadDuty.Terms(
                duty.terms().bound(), from != null, duty.terms().returnsBefore(), 0, 0);
        return new TicketRow.Lead(
                duty.dispatch(), duty.department(), duty.dispatchedAt(), null, null, null, null, from, terms);
    }

    private TicketRow.Lead wentOn(TicketRow.Lead had, LeadDuty.Terms terms) {
        return switch (action) {
            case TicketAction.Sign(Instant at) -> lead(had, at, had.repliedAt(), had.reply(), had.acceptedAt(), terms);
            case TicketAction.Reply(String text, Instant at) ->
                lead(had, had.signedAt(), at, text, had.acceptedAt(), terms);
            case TicketAction.Approve(boolean _, Instant at) ->
                lead(had, had.signedAt(), had.repliedAt(), had.reply(), at, terms);
            case TicketAction.SendBack _ -> lead(had, had.signedAt(), null, null, had.acceptedAt(), terms);
            default -> lead(had, had.signedAt(), had.repliedAt(), had.reply(), had.acceptedAt(), terms);
        };
    }

    private static TicketRow.Lead lead(
            TicketRow.Lead had,
            @Nullable Instant signed,
            @Nullable Instant replied,
            @Nullable String reply,
            @Nullable Instant accepted,
            LeadDuty.Terms terms) {
        return new TicketRow.Lead(
                had.id(),
                had.department(),
                had.dispatchedAt(),
                signed,
                replied,
                reply,
                accepted,
                had.handedFrom(),
                terms);
    }

    private @Nullable String above() {
        LeadDuty duty = to.lead();
        TicketRow.Lead had = before.lead();
        if (duty == null || had == null) {
            return null;
        }
        if (begins(had, duty)) {
            return action instanceof TicketAction.HandDown ? had.department() : null;
        }
        return before.above();
    }

    static TicketRow.@Nullable End end(Placement.@Nullable End end) {
        return end == null
                ? null
                : new TicketRow.End(
                        end.closing(),
                        end.at(),
                        end.note(),
                        end.ground(),
                        end.answer(),
                        end.articleCode(),
                        end.grade() == null
                                ? null
                                : Satisfaction.ofDigit(end.grade()).orElseThrow());
    }

    /** Whoever was answered in another ticket is known to have been. */
    private @Nullable UUID main() {
        return switch (to.state()) {
            case TicketState.Merged merged -> merged.main().value();
            case TicketState.FollowUp _, TicketState.Closed _, TicketState.Archived _ -> before.main();
            default -> null;
        };
    }

    private List<CoDuty> coHandlers() {
        List<CoDuty> ended = CoHandling.ended(before.coHandlers(), to.state());
        return before.coHandlers().stream().filter(one -> !ended.contains(one)).toList();
    }
}
