package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.Objects;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which deadline runs after a step, and until when. */
@Component
class RunningDeadline {

    private final Deadlines deadlines;

    RunningDeadline(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Null while no clock of ours runs. */
    @Nullable
    Deadline of(TicketRow row, TicketAction action, TicketState to) {
        return switch (to) {
            case TicketState.ToDispatch _ -> due(row, Duty.DISPATCH, null, action.at());
            case TicketState.Dispatched(LeadDuty duty) -> due(row, Duty.SIGN, duty.department(), action.at());
            case TicketState.InProgress _ -> reply(row, action);
            case TicketState.ReturnAsked _, TicketState.Disputed _, TicketState.Replied _ ->
                due(row, Duty.REVIEW, null, action.at());
            case TicketState.Suspended _, TicketState.FollowUp _, TicketState.Closed _, TicketState.Archived _ -> null;
        };
    }

    /** Set when the duty began; neither signing nor a reply sent back nor a refused return moves it. */
    private Deadline reply(TicketRow row, TicketAction action) {
        TicketRow.Lead lead = Objects.requireNonNull(row.lead(), "work in progress has a lead");
        var before = new Deadline(lead.replyDueAt(), lead.replyBecause());
        return switch (row.state()) {
            case TicketState.InProgress(var _, var _, TicketState.Extension asked)
            when action instanceof TicketAction.GrantExtension && asked != null ->
                deadlines.extended(before, asked.workingDays());
            case TicketState.Suspended(var _, var _, var _, Instant since) ->
                deadlines.shifted(before, since, action.at());
            case TicketState _ -> before;
        };
    }

    /** @param department whose duty it is; null for the desk's */
    Deadline due(TicketRow row, Duty duty, @Nullable String department, Instant from) {
        return deadlines.of(duty, row.content().matter(), department, from);
    }
}
