package org.civicline.ticketing.cases;

import java.time.Instant;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.lifecycle.Transitions;
import org.civicline.ticketing.sla.clocks.ClockSheet;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** The one way a step is taken on a ticket, in the transaction of whoever asks for it. */
@Component
public class CaseFile {

    private final Transitions transitions;
    private final TicketStore tickets;
    private final StateStore states;
    private final DutyBook duties;
    private final StepClocks stepClocks;
    private final Clocks clocks;
    private final StepHistory history;
    private final JdbcOperations jdbc;

    CaseFile(
            Transitions transitions,
            TicketStore tickets,
            StateStore states,
            DutyBook duties,
            StepClocks stepClocks,
            Clocks clocks,
            StepHistory history,
            JdbcOperations jdbc) {
        this.transitions = transitions;
        this.tickets = tickets;
        this.states = states;
        this.duties = duties;
        this.stepClocks = stepClocks;
        this.clocks = clocks;
        this.history = history;
        this.jdbc = jdbc;
    }

    /**
     * The ticket, nobody else's to change until the transaction ends; refused if there is none, or nobody may do anything to
     * it since it is forgotten.
     */
    public TicketRow lock(TicketId id) {
        TicketRow row = tickets.lock(id).orElseThrow(() -> new RefusedException(unknown()));
        if (row.erased()) {
            throw new RefusedException(Refusal.conflict("ticketing.case-erased"));
        }
        return row;
    }

    public static Refusal unknown() {
        return Refusal.notFound("ticketing.unknown-ticket");
    }

    /**
     * Takes a step on a locked ticket.
     *
     * @param by null for the system and for citizens
     * @param note what a dispatch says to the department
     * @return the ticket as it is now
     * @throws RefusedException if the step does not fit the ticket's state; then nothing has changed
     */
    public TicketRow take(TicketRow row, TicketAction action, @Nullable StaffMember by, @Nullable String note) {
        return take(row, action, by, note, (_, _) -> {});
    }

    /** What else is to be written where a step leads to a state. */
    @FunctionalInterface
    public interface Beside {
        void write(Writes writes, TicketState to);
    }

    /** The same, with what else is written with it. */
    public TicketRow take(
            TicketRow row, TicketAction action, @Nullable StaffMember by, @Nullable String note, Beside beside) {
        TicketState to = switch (transitions.next(row.state(), action)) {
            case Transitions.Next.Moved(TicketState state) -> state;
            case Transitions.Next.NotNow(TicketStatus status) ->
                throw new RefusedException(
                        Refusal.conflict("ticketing.not-in-this-state").with("ticketStatus", status.name()));
            case Transitions.Next.Against(String code, var details) ->
                throw new RefusedException(new Refusal(Refusal.Kind.CONFLICT, code, details));
        };
        ClockSheet sheet = stepClocks.after(row, action, to);
        var writes = new Writes(jdbc);
        duties.write(writes, row, action, to, note);
        var placement = Placement.of(to, row.content().urgency(), due(sheet, to), lastLead(row, action));
        states.move(writes, row.id(), row.version(), placement);
        clocks.write(writes, row.id(), sheet);
        history.write(writes, row, action, by, note, to);
        beside.write(writes, to);
        writes.send();
        movesMerged(row, action, by);
        return After.of(row, action, placement, sheet.unstopped())
                .or(() -> tickets.find(row.id()))
                .orElseThrow();
    }

    /** A main ticket that ends without an answer leaves nobody behind; one that is merged itself takes the others along. */
    private void movesMerged(TicketRow row, TicketAction action, @Nullable StaffMember by) {
        boolean ends = action instanceof TicketAction.Withdraw
                || action instanceof TicketAction.NotAccept
                || action instanceof TicketAction.Close;
        if (ends || action instanceof TicketAction.Merge) {
            TicketAction theirs = ends ? new TicketAction.Unmerge(null, action.at()) : action;
            tickets.lockMerged(row.id()).forEach(one -> take(one, theirs, by, null));
        }
    }

    private static @Nullable LeadDuty lastLead(TicketRow row, TicketAction action) {
        if (action instanceof TicketAction.ShareAnswer(LeadDuty duty, var _, var _)) {
            return duty;
        }
        return row.lead() == null ? null : row.lead().duty();
    }

    private static @Nullable Instant due(ClockSheet sheet, TicketState to) {
        String lead = to instanceof TicketState.OnDuty onDuty ? onDuty.duty().department() : null;
        return sheet.due(StepClocks.awaited(to.status()), lead);
    }
}
