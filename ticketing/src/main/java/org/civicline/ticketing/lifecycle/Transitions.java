package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.TicketAction.Approve;
import org.civicline.ticketing.lifecycle.TicketAction.Close;
import org.civicline.ticketing.lifecycle.TicketAction.Dispatch;
import org.civicline.ticketing.lifecycle.TicketAction.GiveBack;
import org.civicline.ticketing.lifecycle.TicketAction.Rate;
import org.civicline.ticketing.lifecycle.TicketAction.Reply;
import org.civicline.ticketing.lifecycle.TicketAction.SendBack;
import org.civicline.ticketing.lifecycle.TicketAction.Sign;
import org.civicline.ticketing.lifecycle.TicketAction.StopAsking;
import org.civicline.ticketing.lifecycle.TicketState.Closed;
import org.civicline.ticketing.lifecycle.TicketState.Dispatched;
import org.civicline.ticketing.lifecycle.TicketState.FollowUp;
import org.civicline.ticketing.lifecycle.TicketState.InProgress;
import org.civicline.ticketing.lifecycle.TicketState.Replied;
import org.civicline.ticketing.lifecycle.TicketState.ToDispatch;

/** The one table of what follows from what. A new state or action does not compile until it has its place here. */
public final class Transitions {

    private Transitions() {}

    /** What became of an action. */
    public sealed interface Next {
        record Moved(TicketState state) implements Next {}

        /** The action does not fit where the case stands. */
        record NotNow(TicketStatus status) implements Next {}
    }

    public static Next next(TicketState state, TicketAction action) {
        return switch (state) {
            case ToDispatch from -> toDispatch(from, action);
            case Dispatched from -> dispatched(from, action);
            case InProgress from -> inProgress(from, action);
            case Replied from -> replied(from, action);
            case FollowUp from -> followUp(from, action);
            case Closed from -> closed(from, action);
        };
    }

    private static Next toDispatch(ToDispatch from, TicketAction action) {
        return switch (action) {
            case Dispatch(LeadDuty duty) -> moved(new Dispatched(duty));
            // Not for us (emergency lines, courts), said twice, taken back.
            case Close(String note, Instant at) -> moved(new Closed(new Closing.ByHand(note), at));
            case Sign _, GiveBack _, Reply _, Approve _, SendBack _, Rate _, StopAsking _ -> notNow(from);
        };
    }

    private static Next dispatched(Dispatched from, TicketAction action) {
        return switch (action) {
            case Sign(Instant at) -> moved(new InProgress(from.duty(), at));
            case GiveBack _ -> moved(new ToDispatch());
            case Dispatch _, Reply _, Approve _, SendBack _, Rate _, StopAsking _, Close _ -> notNow(from);
        };
    }

    private static Next inProgress(InProgress from, TicketAction action) {
        return switch (action) {
            case Reply(String text, Instant at) -> moved(new Replied(from.duty(), from.signedAt(), at, text));
            case GiveBack _ -> moved(new ToDispatch());
            case Dispatch _, Sign _, Approve _, SendBack _, Rate _, StopAsking _, Close _ -> notNow(from);
        };
    }

    private static Next replied(Replied from, TicketAction action) {
        return switch (action) {
            case Approve(boolean contactable, Instant at) ->
                moved(contactable ? new FollowUp(from.duty(), at) : new Closed(new Closing.NotAsked(), at));
            case SendBack _ -> moved(new InProgress(from.duty(), from.signedAt()));
            case Dispatch _, Sign _, GiveBack _, Reply _, Rate _, StopAsking _, Close _ -> notNow(from);
        };
    }

    private static Next followUp(FollowUp from, TicketAction action) {
        return switch (action) {
            case Rate(var grade, var _, Instant at) -> moved(new Closed(new Closing.Rated(grade), at));
            case StopAsking(Instant at) -> moved(new Closed(new Closing.NotContacted(), at));
            case Close(String note, Instant at) -> moved(new Closed(new Closing.ByHand(note), at));
            case Dispatch _, Sign _, GiveBack _, Reply _, Approve _, SendBack _ -> notNow(from);
        };
    }

    private static Next closed(Closed from, TicketAction action) {
        return switch (action) {
            case Dispatch _, Sign _, GiveBack _, Reply _, Approve _, SendBack _, Rate _, StopAsking _, Close _ ->
                notNow(from);
        };
    }

    private static Next moved(TicketState state) {
        return new Next.Moved(state);
    }

    private static Next notNow(TicketState from) {
        return new Next.NotNow(from.status());
    }
}
