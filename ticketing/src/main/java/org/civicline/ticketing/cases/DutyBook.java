package org.civicline.ticketing.cases;

import java.util.Objects;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.lifecycle.CoHandling;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a step means for the departments' duties. */
@Component
class DutyBook {

    private final StateStore states;

    DutyBook(StateStore states) {
        this.states = states;
    }

    void write(Writes writes, TicketRow row, TicketAction action, TicketState to, @Nullable String note) {
        states.fellAway(writes, CoHandling.ended(row.coHandlers(), to));
        switch (action) {
            case TicketAction.Dispatch _, TicketAction.Redo _ -> begins(writes, row, to, null, note);
            case TicketAction.Arbitrate(LeadDuty _, String grounds, var _) -> {
                states.returned(writes, lead(row).id(), grounds, action.at());
                begins(writes, row, to, null, note);
            }
            case TicketAction.HandDown _ -> {
                states.handedDown(writes, lead(row).id());
                begins(writes, row, to, lead(row), note);
            }
            case TicketAction.BackUp(LeadDuty above, var _, String reason, var at) -> {
                states.returned(writes, lead(row).id(), reason, at);
                states.handedBack(writes, above.dispatch());
            }
            case TicketAction.Sign(var at) -> states.signed(writes, lead(row).id(), at);
            case TicketAction.AcceptReturn(var at) ->
                states.returned(writes, lead(row).id(), ((TicketState.ReturnAsked) row.state()).text(), at);
            case TicketAction.RefuseReturn _ ->
                states.returnRefused(writes, lead(row).id());
            case TicketAction.GrantExtension _ ->
                states.extended(writes, lead(row).id());
            case TicketAction.Reply(String text, var at) ->
                states.replied(writes, lead(row).id(), text, at);
            case TicketAction.Approve(boolean _, var at) ->
                states.accepted(writes, lead(row).id(), at);
            case TicketAction.SendBack _ -> states.sentBack(writes, lead(row).id());
            case TicketAction.Withdraw _, TicketAction.Merge _ -> {
                if (row.lead() != null) {
                    states.withdrawn(writes, row.lead().id());
                }
            }
            case TicketAction.AskReturn _,
                    TicketAction.Dispute _,
                    TicketAction.AskExtension _,
                    TicketAction.RefuseExtension _,
                    TicketAction.Suspend _,
                    TicketAction.Resume _,
                    TicketAction.NoteContact _,
                    TicketAction.Rate _,
                    TicketAction.StopAsking _,
                    TicketAction.Close _,
                    TicketAction.NotAccept _,
                    TicketAction.Reopen _,
                    TicketAction.Unmerge _,
                    TicketAction.ShareAnswer _,
                    TicketAction.Archive _ -> {}
        }
    }

    private void begins(
            Writes writes, TicketRow row, TicketState to, TicketRow.@Nullable Lead above, @Nullable String note) {
        LeadDuty duty = ((TicketState.Dispatched) to).duty();
        states.dispatched(writes, row.id(), duty, above == null ? null : above.id(), note);
    }

    private static TicketRow.Lead lead(TicketRow row) {
        return Objects.requireNonNull(row.lead(), "the state has a lead");
    }
}
