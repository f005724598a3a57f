package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import java.util.Map;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.LeadDuty.Terms;
import org.civicline.ticketing.lifecycle.TicketAction.AcceptReturn;
import org.civicline.ticketing.lifecycle.TicketAction.Approve;
import org.civicline.ticketing.lifecycle.TicketAction.Arbitrate;
import org.civicline.ticketing.lifecycle.TicketAction.Archive;
import org.civicline.ticketing.lifecycle.TicketAction.AskExtension;
import org.civicline.ticketing.lifecycle.TicketAction.AskReturn;
import org.civicline.ticketing.lifecycle.TicketAction.BackUp;
import org.civicline.ticketing.lifecycle.TicketAction.Close;
import org.civicline.ticketing.lifecycle.TicketAction.Dispatch;
import org.civicline.ticketing.lifecycle.TicketAction.Dispute;
import org.civicline.ticketing.lifecycle.TicketAction.GrantExtension;
import org.civicline.ticketing.lifecycle.TicketAction.HandDown;
import org.civicline.ticketing.lifecycle.TicketAction.Merge;
import org.civicline.ticketing.lifecycle.TicketAction.NotAccept;
import org.civicline.ticketing.lifecycle.TicketAction.NoteContact;
import org.civicline.ticketing.lifecycle.TicketAction.Rate;
import org.civicline.ticketing.lifecycle.TicketAction.Redo;
import org.civicline.ticketing.lifecycle.TicketAction.RefuseExtension;
import org.civicline.ticketing.lifecycle.TicketAction.RefuseReturn;
import org.civicline.ticketing.lifecycle.TicketAction.Reopen;
import org.civicline.ticketing.lifecycle.TicketAction.Reply;
import org.civicline.ticketing.lifecycle.TicketAction.Resume;
import org.civicline.ticketing.lifecycle.TicketAction.SendBack;
import org.civicline.ticketing.lifecycle.TicketAction.ShareAnswer;
import org.civicline.ticketing.lifecycle.TicketAction.Sign;
import org.civicline.ticketing.lifecycle.TicketAction.StopAsking;
import org.civicline.ticketing.lifecycle.TicketAction.Suspend;
import org.civicline.ticketing.lifecycle.TicketAction.Unmerge;
import org.civicline.ticketing.lifecycle.TicketAction.Withdraw;
import org.civicline.ticketing.lifecycle.TicketState.Archived;
import org.civicline.ticketing.lifecycle.TicketState.Closed;
import org.civicline.ticketing.lifecycle.TicketState.Dispatched;
import org.civicline.ticketing.lifecycle.TicketState.Disputed;
import org.civicline.ticketing.lifecycle.TicketState.Extension;
import org.civicline.ticketing.lifecycle.TicketState.FollowUp;
import org.civicline.ticketing.lifecycle.TicketState.InProgress;
import org.civicline.ticketing.lifecycle.TicketState.Merged;
import org.civicline.ticketing.lifecycle.TicketState.Replied;
import org.civicline.ticketing.lifecycle.TicketState.ReturnAsked;
import org.civicline.ticketing.lifecycle.TicketState.Suspended;
import org.civicline.ticketing.lifecycle.TicketState.ToDispatch;
import org.jspecify.annotations.Nullable;

/** The one table of what follows from what. A new state or action does not compile until it has its place here. */
public final class Transitions {

    private final CaseRules rules;

    public Transitions(CaseRules rules) {
        this.rules = rules;
    }

    /** What became of an action. */
    public sealed interface Next {
        record Moved(TicketState state) implements Next {}

        /** The action does not fit where the case stands. */
        record NotNow(TicketStatus status) implements Next {}

        /** It would fit, but for a rule. @param code of the refusal, {@code ticketing.…} */
        record Against(String code, Map<String, Object> details) implements Next {}
    }

    public Next next(TicketState state, TicketAction action) {
        return switch (state) {
            case ToDispatch from -> toDispatch(from, action);
            case Dispatched from -> dispatched(from, action);
            case InProgress from -> inProgress(from, action);
            case ReturnAsked from -> returnAsked(from, action);
            case Disputed from -> disputed(from, action);
            case Suspended from -> suspended(from, action);
            case Replied from -> replied(from, action);
            case FollowUp from -> followUp(from, action);
            case Merged from -> mergedAlready(from, action);
            case Closed from -> closed(from, action);
            case Archived from -> notNow(from);
        };
    }

    private Next toDispatch(ToDispatch from, TicketAction action) {
        return switch (action) {
            case Dispatch dispatch -> moved(new Dispatched(duty(from, dispatch)));
            case NotAccept(var ground, String instead, Instant at) ->
                moved(new Closed(new Closing.NotAccepted(ground, instead), at));
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Merge merge -> merging(merge, from.returns());
            case Close(String note, Instant at) -> moved(new Closed(new Closing.ByHand(note), at));
            case Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _, Arbitrate _ -> notNow(from);
            case AskExtension _, GrantExtension _, RefuseExtension _, Suspend _, Resume _ -> notNow(from);
            case HandDown _, BackUp _, Reply _, Approve _, SendBack _, Rate _, StopAsking _ -> notNow(from);
            case Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
            case Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    /** Whoever has it as no other was found cannot give it back. */
    private LeadDuty duty(ToDispatch from, Dispatch dispatch) {
        boolean binds = dispatch.by() != null && rules.wornOut(from.returns());
        return binds ? dispatch.duty().binding() : dispatch.duty();
    }

    private Next dispatched(Dispatched from, TicketAction action) {
        return switch (action) {
            case Sign(Instant at) -> moved(new InProgress(from.duty(), at, null));
            case AskReturn asked -> returning(from.duty(), null, asked);
            case Dispute(String text, Instant _) -> disputing(from.duty(), null, text);
            case BackUp back -> backUp(from.duty(), back);
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Merge merge -> merging(merge, from.duty().terms().returnsBefore());
            case Dispatch _, AcceptReturn _, RefuseReturn _, Arbitrate _, AskExtension _ -> notNow(from);
            case GrantExtension _, RefuseExtension _, Suspend _, Resume _, HandDown _ -> notNow(from);
            case Reply _, Approve _, SendBack _, Rate _, StopAsking _, Close _, NotAccept _ -> notNow(from);
            case Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
            case Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    private Next inProgress(InProgress from, TicketAction action) {
        LeadDuty duty = from.duty();
        return switch (action) {
            // Whoever answers needs no more time.
            case Reply(String text, Instant at) -> moved(new Replied(duty, from.signedAt(), at, text));
            case AskReturn asked -> returning(duty, from.signedAt(), asked);
            case Dispute(String text, Instant _) -> disputing(duty, from.signedAt(), text);
            case AskExtension asked -> extending(from, asked);
            case GrantExtension _ -> decided(from, duty.afterExtension());
            case RefuseExtension _ -> decided(from, duty);
            case Suspend suspend -> suspending(from, suspend);
            case NoteContact contact -> contacted(from, contact);
            case HandDown(LeadDuty below) -> moved(new Dispatched(below.fromAbove()));
            case BackUp back -> backUp(duty, back);
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Merge merge -> merging(merge, duty.terms().returnsBefore());
            case Dispatch _, Sign _, AcceptReturn _, RefuseReturn _, Arbitrate _, Resume _ -> notNow(from);
            case Approve _, SendBack _, Rate _, StopAsking _, Close _, NotAccept _ -> notNow(from);
            case Redo _, Reopen _, Archive _ -> notNow(from);
            case Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    /** A department that was refused once must dispute; one that was not wanted too often meets the arbiter at once. */
    private Next returning(LeadDuty duty, @Nullable Instant signedAt, AskReturn asked) {
        Terms terms = duty.terms();
        if (terms.bound()) {
            return against("ticketing.duty-binds");
        }
        if (terms.handedDown()) {
            return against("ticketing.handed-down");
        }
        if (terms.refused() > 0) {
            return against("ticketing.return-refused-before");
        }
        return moved(
                rules.wornOut(terms.returnsBefore())
                        ? new Disputed(duty, signedAt, asked.text())
                        : new ReturnAsked(duty, signedAt, asked.reason(), asked.text(), asked.suggested()));
    }

    private static Next disputing(LeadDuty duty, @Nullable Instant signedAt, String text) {
        if (duty.terms().bound()) {
            return against("ticketing.duty-binds");
        }
        return duty.terms().refused() > 0
                ? moved(new Disputed(duty, signedAt, text))
                : against("ticketing.nothing-to-dispute");
    }

    private Next extending(InProgress from, AskExtension asked) {
        if (from.extension() != null) {
            return against("ticketing.extension-pending");
        }
        if (asked.at().isAfter(asked.due())) {
            return against("ticketing.extension-too-late");
        }
        if (from.duty().terms().extensions() >= rules.mostExtensions()) {
            return against("ticketing.extension-again", "limit", rules.mostExtensions());
        }
        if (asked.workingDays() < 1 || asked.workingDays() > rules.longestExtension()) {
            return against("ticketing.extension-too-long", "limit", rules.longestExtension());
        }
        var extension = new Extension(asked.workingDays(), asked.reason(), asked.at());
        return moved(new InProgress(from.duty(), from.signedAt(), extension));
    }

    private static Next suspending(InProgress from, Suspend asked) {
        if (from.extension() != null) {
            return against("ticketing.extension-pending");
        }
        return asked.at().isAfter(asked.due())
                ? against("ticketing.suspension-too-late")
                : moved(new Suspended(from.duty(), from.signedAt(), asked.reason(), asked.at()));
    }

    /** Changes nothing but what is known, and a clock. */
    private static Next contacted(TicketState.OnDuty from, NoteContact contact) {
        boolean possible = !contact.contactedAt().isAfter(contact.at())
                && !contact.contactedAt().isBefore(from.duty().dispatchedAt());
        return possible ? moved(from) : against("ticketing.contact-time");
    }

    private static Next decided(InProgress from, LeadDuty duty) {
        return from.extension() == null ? notNow(from) : moved(new InProgress(duty, from.signedAt(), null));
    }

    private static Next backUp(LeadDuty duty, BackUp back) {
        return duty.terms().handedDown()
                ? moved(new InProgress(back.above(), back.signedAt(), null))
                : against("ticketing.not-handed-down");
    }

    private static Next returnAsked(ReturnAsked from, TicketAction action) {
        return switch (action) {
            case AcceptReturn _ -> moved(new ToDispatch(from.duty().terms().returnsBefore() + 1));
            case RefuseReturn _ -> moved(asBefore(from.duty().afterRefusedReturn(), from.signedAt()));
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Merge merge -> merging(merge, from.duty().terms().returnsBefore());
            case Dispatch _, Sign _, AskReturn _, Dispute _, Arbitrate _, AskExtension _ -> notNow(from);
            case GrantExtension _, RefuseExtension _, Suspend _, Resume _, HandDown _, BackUp _ -> notNow(from);
            case Reply _, Approve _, SendBack _, Rate _, StopAsking _, Close _, NotAccept _ -> notNow(from);
            case Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
            case Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    private static TicketState asBefore(LeadDuty duty, @Nullable Instant signedAt) {
        return signedAt == null ? new Dispatched(duty) : new InProgress(duty, signedAt, null);
    }

    private static Next disputed(Disputed from, TicketAction action) {
        return switch (action) {
            case Arbitrate arbitrated -> moved(new Dispatched(arbitrated.duty().binding()));
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Merge merge -> merging(merge, from.duty().terms().returnsBefore());
            case Dispatch _, Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _ -> notNow(from);
            case AskExtension _, GrantExtension _, RefuseExtension _, Suspend _, Resume _ -> notNow(from);
            case HandDown _, BackUp _, Reply _, Approve _, SendBack _, Rate _, StopAsking _ -> notNow(from);
            case Close _, NotAccept _, Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
            case Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    private static Next suspended(Suspended from, TicketAction action) {
        return switch (action) {
            case Resume _ -> moved(new InProgress(from.duty(), from.signedAt(), null));
            case NoteContact contact -> contacted(from, contact);
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Merge merge -> merging(merge, from.duty().terms().returnsBefore());
            case Dispatch _, Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _ -> notNow(from);
            case Arbitrate _, AskExtension _, GrantExtension _, RefuseExtension _, Suspend _ -> notNow(from);
            case HandDown _, BackUp _, Reply _, Approve _, SendBack _, Rate _, StopAsking _ -> notNow(from);
            case Close _, NotAccept _, Redo _, Reopen _, Archive _ -> notNow(from);
            case Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    private static Next replied(Replied from, TicketAction action) {
        return switch (action) {
            case Approve(boolean contactable, Instant at) ->
                moved(contactable ? new FollowUp(from.duty(), at) : new Closed(new Closing.NotAsked(), at));
            case SendBack _ -> moved(new InProgress(from.duty(), from.signedAt(), null));
            case Dispatch _, Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _ -> notNow(from);
            case Arbitrate _, AskExtension _, GrantExtension _, RefuseExtension _, Suspend _ -> notNow(from);
            case Resume _, HandDown _, BackUp _, Reply _, Rate _, StopAsking _, Close _ -> notNow(from);
            case NotAccept _, Withdraw _, Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
            case Merge _, Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    private static Next followUp(FollowUp from, TicketAction action) {
        return switch (action) {
            case Rate(var grade, var _, Instant at) -> moved(new Closed(new Closing.Rated(grade), at));
            case StopAsking(Instant at) -> moved(new Closed(new Closing.NotContacted(), at));
            case Close(String note, Instant at) -> moved(new Closed(new Closing.ByHand(note), at));
            case Dispatch _, Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _ -> notNow(from);
            case Arbitrate _, AskExtension _, GrantExtension _, RefuseExtension _, Suspend _ -> notNow(from);
            case Resume _, HandDown _, BackUp _, Reply _, Approve _, SendBack _, NotAccept _ -> notNow(from);
            case Withdraw _, Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
            case Merge _, Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    /** It follows the main ticket until that has an answer, which is its citizen's too. */
    private static Next mergedAlready(Merged from, TicketAction action) {
        return switch (action) {
            case Merge merge -> merging(merge, from.returns());
            case Unmerge _ -> moved(new ToDispatch(from.returns()));
            case ShareAnswer(LeadDuty duty, boolean contactable, Instant at) ->
                moved(contactable ? new FollowUp(duty, at) : new Closed(new Closing.NotAsked(), at));
            case Withdraw(String note, Instant at) -> moved(new Closed(new Closing.Withdrawn(note), at));
            case Dispatch _, Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _ -> notNow(from);
            case Arbitrate _, AskExtension _, GrantExtension _, RefuseExtension _, Suspend _ -> notNow(from);
            case Resume _, HandDown _, BackUp _, Reply _, Approve _, SendBack _, Rate _ -> notNow(from);
            case StopAsking _, Close _, NotAccept _, Redo _, Reopen _, Archive _, NoteContact _ -> notNow(from);
        };
    }

    private static Next merging(Merge merge, int returns) {
        return moved(new Merged(merge.main(), returns, merge.at()));
    }

    private Next closed(Closed from, TicketAction action) {
        return switch (action) {
            case Redo(LeadDuty duty, String _) -> redone(from, duty);
            case Reopen(String _, Instant at) -> reopenable(from, at) ? moved(new ToDispatch(0)) : tooLate();
            case Archive(Instant at) ->
                at.isBefore(from.at().plus(rules.archiveAfter()))
                        ? against("ticketing.archived-too-early")
                        : moved(new Archived(from.closing(), from.at()));
            case Dispatch _, Sign _, AskReturn _, AcceptReturn _, RefuseReturn _, Dispute _ -> notNow(from);
            case Arbitrate _, AskExtension _, GrantExtension _, RefuseExtension _, Suspend _ -> notNow(from);
            case Resume _, HandDown _, BackUp _, Reply _, Approve _, SendBack _, Rate _ -> notNow(from);
            case StopAsking _, Close _, NotAccept _, Withdraw _, NoteContact _ -> notNow(from);
            case Merge _, Unmerge _, ShareAnswer _ -> notNow(from);
        };
    }

    private Next redone(Closed from, LeadDuty duty) {
        boolean bad = from.closing() instanceof Closing.Rated(Satisfaction grade) && grade.bad();
        if (!bad) {
            return against("ticketing.not-rated-badly");
        }
        return reopenable(from, duty.dispatchedAt()) ? moved(new Dispatched(duty.binding())) : tooLate();
    }

    private boolean reopenable(Closed from, Instant at) {
        return !at.isAfter(from.at().plus(rules.reopenWithin()));
    }

    private Next tooLate() {
        return against("ticketing.closed-too-long", "days", rules.reopenWithin().toDays());
    }

    private static Next moved(TicketState state) {
        return new Next.Moved(state);
    }

    private static Next notNow(TicketState from) {
        return new Next.NotNow(from.status());
    }

    private static Next against(String code) {
        return new Next.Against(code, Map.of());
    }

    private static Next against(String code, String name, Object value) {
        return new Next.Against(code, Map.of(name, value));
    }
}
