package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.lifecycle.Transitions.Next;
import org.jspecify.annotations.Nullable;

/** The steps that staff take, by the names that screens use. */
public enum StaffStep {
    DISPATCH("dispatch", Side.DESK, now -> new TicketAction.Dispatch(duty(now.at()))),
    NOT_ACCEPT("not-accept", Side.DESK, now -> new TicketAction.NotAccept(RefusalGround.REPEATED, "", now.at())),
    SIGN("sign", Side.DEPARTMENT, now -> new TicketAction.Sign(now.at())),
    RETURN("return", Side.DEPARTMENT, now -> new TicketAction.AskReturn(ReturnReason.OTHER, "", null, now.at())),
    DISPUTE("dispute", Side.DEPARTMENT, now -> new TicketAction.Dispute("", now.at())),
    HAND_DOWN("hand-down", Side.DEPARTMENT, now -> new TicketAction.HandDown(duty(now.at()))),
    BACK_UP("back-up", Side.DEPARTMENT, now -> new TicketAction.BackUp(duty(now.at()), now.at(), "", now.at())),
    ASK_EXTENSION("ask-extension", Side.DEPARTMENT, now -> new TicketAction.AskExtension(1, "", now.due(), now.at())),
    SUSPEND("suspend", Side.DEPARTMENT, now -> new TicketAction.Suspend("", now.due(), now.at())),
    RESUME("resume", Side.DEPARTMENT, now -> new TicketAction.Resume(now.at())),
    CONTACT("contact", Side.DEPARTMENT, now -> new TicketAction.NoteContact(now.at(), "", now.at())),
    REPLY("reply", Side.DEPARTMENT, now -> new TicketAction.Reply("", now.at())),
    ACCEPT_RETURN("accept-return", Side.DESK, now -> new TicketAction.AcceptReturn(now.at())),
    REFUSE_RETURN("refuse-return", Side.DESK, now -> new TicketAction.RefuseReturn("", now.at())),
    ARBITRATE("arbitrate", Side.ARBITER, now -> new TicketAction.Arbitrate(duty(now.at()), "")),
    GRANT_EXTENSION("grant-extension", Side.DESK, now -> new TicketAction.GrantExtension(now.at())),
    REFUSE_EXTENSION("refuse-extension", Side.DESK, now -> new TicketAction.RefuseExtension("", now.at())),
    APPROVE("approve", Side.DESK, now -> new TicketAction.Approve(true, now.at())),
    SEND_BACK("send-back", Side.DESK, now -> new TicketAction.SendBack("", now.at())),
    CLOSE("close", Side.DESK, now -> new TicketAction.Close("", now.at())),
    WITHDRAW("withdraw", Side.DESK, now -> new TicketAction.Withdraw("", now.at())),
    REDO("redo", Side.DESK, now -> new TicketAction.Redo(duty(now.at()), "")),
    REOPEN("reopen", Side.DESK, now -> new TicketAction.Reopen("", now.at())),
    MERGE("merge", Side.DESK, now -> new TicketAction.Merge(new TicketId(new UUID(0, 0)), "", "", now.at())),
    UNMERGE("unmerge", Side.DESK, now -> new TicketAction.Unmerge("", now.at()));

    /** Who takes it. */
    public enum Side {
        /** Agents and supervisors. */
        DESK,
        /** Supervisors. */
        ARBITER,
        /** Officers of the lead department. */
        DEPARTMENT
    }

    /** The moment of asking, and when the reply is due. */
    private record Moment(Instant at, Instant due) {}

    private final String word;
    private final Side side;
    private final Function<Moment, TicketAction> probe;

    StaffStep(String word, Side side, Function<Moment, TicketAction> probe) {
        this.word = word;
        this.side = side;
        this.probe = probe;
    }

    /**
     * The steps possible now for those on the sides given, by name; asked of the transitions themselves.
     *
     * @param replyDue null where no reply is due
     */
    public static List<String> possible(
            Transitions transitions,
            TicketState state,
            Instant now,
            @Nullable Instant replyDue,
            Predicate<Side> sides) {
        var moment = new Moment(now, replyDue == null ? now : replyDue);
        return Arrays.stream(values())
                .filter(step -> sides.test(step.side))
                .filter(step -> transitions.next(state, step.probe.apply(moment)) instanceof Next.Moved)
                .map(step -> step.word)
                .toList();
    }

    private static LeadDuty duty(Instant at) {
        return LeadDuty.fresh(new DispatchId(new UUID(0, 0)), "", at, 0);
    }
}
