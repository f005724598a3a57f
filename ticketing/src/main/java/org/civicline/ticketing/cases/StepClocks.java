package org.civicline.ticketing.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.CoHandling;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.ClockSheet;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.DutyClock.Outcome;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each step means for the clocks of a ticket: which start, stop, stand still and run on. */
@Component
class StepClocks {

    private static final Duty[] OF_DEPARTMENT = {Duty.SIGN, Duty.FIRST_CONTACT, Duty.REPLY};

    private final Deadlines deadlines;
    private final Clocks clocks;
    private final Clock clock;

    StepClocks(Deadlines deadlines, Clocks clocks, Clock clock) {
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** The duty an inbox goes by; null where nobody of ours is to act. */
    static @Nullable Duty awaited(TicketStatus status) {
        return switch (status) {
            case TO_DISPATCH -> Duty.DISPATCH;
            case DISPATCHED -> Duty.SIGN;
            case IN_PROGRESS -> Duty.REPLY;
            case RETURN_ASKED, DISPUTED, REPLIED -> Duty.REVIEW;
            case SUSPENDED, FOLLOW_UP, MERGED, CLOSED, ARCHIVED -> null;
        };
    }

    /** @param to the state the step leads to */
    ClockSheet after(TicketRow row, TicketAction action, TicketState to) {
        String lead = row.lead() == null ? null : row.lead().department();
        var sheet = new ClockSheet(row.clocks(), lead, action.at(), deadlines::moved, () -> Ids.next(clock));
        CoHandling.ended(row.coHandlers(), to).forEach(one -> sheet.release(one.department()));
        switch (action) {
            case TicketAction.Dispatch _ -> {
                sheet.stop(Duty.DISPATCH);
                begins(sheet, row, to);
            }
            case TicketAction.Redo _ -> begins(sheet, row, to);
            case TicketAction.Arbitrate _ -> {
                sheet.stop(Duty.REVIEW);
                sheet.drop(OF_DEPARTMENT);
                begins(sheet, row, to);
            }
            case TicketAction.HandDown(LeadDuty below) -> {
                sheet.hand(below.department(), Duty.FIRST_CONTACT, Duty.REPLY);
                start(sheet, row, Duty.SIGN, below.department(), below.dispatchedAt());
            }
            case TicketAction.BackUp(LeadDuty above, var _, var _, var _) -> {
                sheet.drop(Duty.SIGN);
                sheet.hand(above.department(), Duty.FIRST_CONTACT, Duty.REPLY);
            }
            case TicketAction.Sign _ -> sheet.stop(Duty.SIGN);
            // Whoever says in time that it is not theirs has not failed to sign; the answer waits for nobody.
            case TicketAction.AskReturn(var _, String text, var _, Instant at) -> decides(sheet, row, text, at);
            case TicketAction.Dispute(String text, Instant at) -> decides(sheet, row, text, at);
            case TicketAction.AcceptReturn(Instant at) -> {
                sheet.stop(Duty.REVIEW);
                sheet.drop(OF_DEPARTMENT);
                start(sheet, row, Duty.DISPATCH, null, at);
            }
            case TicketAction.RefuseReturn _ -> {
                sheet.stop(Duty.REVIEW);
                sheet.resume(Duty.SIGN);
            }
            case TicketAction.GrantExtension _ -> extended(sheet, row);
            // What the case waits for its co-handlers wait for too.
            case TicketAction.Suspend(String reason, Instant _, Instant _) -> sheet.pauseAll(reason);
            case TicketAction.Resume _ -> sheet.resumeAll();
            case TicketAction.NoteContact(Instant contactedAt, String _, Instant _) ->
                sheet.stopAt(contactedAt, Duty.FIRST_CONTACT);
            case TicketAction.Reply(String _, Instant at) -> {
                sheet.stop(OF_DEPARTMENT);
                start(sheet, row, Duty.REVIEW, null, at);
            }
            case TicketAction.SendBack _ -> {
                sheet.stop(Duty.REVIEW);
                again(sheet, row);
            }
            case TicketAction.Approve(boolean _, Instant at) -> {
                sheet.stop(Duty.REVIEW);
                if (to instanceof TicketState.FollowUp) {
                    start(sheet, row, Duty.FOLLOW_UP, null, at);
                }
            }
            case TicketAction.Reopen(String _, Instant at) -> start(sheet, row, Duty.DISPATCH, null, at);
            case TicketAction.Rate _, TicketAction.StopAsking _, TicketAction.Close _, TicketAction.NotAccept _ ->
                sheet.stopAll();
            case TicketAction.Withdraw _ -> sheet.dropAll();
            case TicketAction.Merge _ -> sheet.releaseAll();
            case TicketAction.Unmerge(var _, Instant at) -> start(sheet, row, Duty.DISPATCH, null, at);
            case TicketAction.ShareAnswer(var _, boolean _, Instant at) -> {
                if (to instanceof TicketState.FollowUp) {
                    start(sheet, row, Duty.FOLLOW_UP, null, at);
                }
            }
            case TicketAction.AskExtension _, TicketAction.RefuseExtension _, TicketAction.Archive _ -> {}
        }
        return sheet;
    }

    private void begins(ClockSheet sheet, TicketRow row, TicketState to) {
        LeadDuty duty = ((TicketState.Dispatched) to).duty();
        for (Duty one : OF_DEPARTMENT) {
            start(sheet, row, one, duty.department(), duty.dispatchedAt());
        }
    }

    private void decides(ClockSheet sheet, TicketRow row, String why, Instant at) {
        sheet.pause(why, Duty.SIGN);
        start(sheet, row, Duty.REVIEW, null, at);
    }

    private void start(ClockSheet sheet, TicketRow row, Duty duty, @Nullable String department, Instant from) {
        sheet.start(duty, department, deadlines.of(duty, row.content().matter(), department, from));
    }

    /** It counts as asked for when it was, however long the desk took. */
    private void extended(ClockSheet sheet, TicketRow row) {
        if (row.state() instanceof TicketState.InProgress(var _, var _, TicketState.Extension asked) && asked != null) {
            sheet.extend(
                    Duty.REPLY,
                    asked.askedAt(),
                    asked.reason(),
                    one -> deadlines.extended(one.face().because(), one.dueAt(), asked.workingDays()));
        }
    }

    private void again(ClockSheet sheet, TicketRow row) {
        String lead = Objects.requireNonNull(row.lead(), "a reply has a lead").department();
        clocks.of(row.id()).reversed().stream()
                .filter(one -> one.face().duty() == Duty.REPLY
                        && lead.equals(one.face().department()))
                .filter(one -> one instanceof Stopped stopped && stopped.outcome() != Outcome.DROPPED)
                .max((one, other) -> ((Stopped) one).at().compareTo(((Stopped) other).at()))
                .ifPresent(one -> sheet.again((Stopped) one));
    }
}
