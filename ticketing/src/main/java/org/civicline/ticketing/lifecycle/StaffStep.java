package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.lifecycle.Transitions.Next;

/** The steps that staff take, by the names that screens use. */
public enum StaffStep {
    DISPATCH("dispatch", Side.DESK, new TicketAction.Dispatch(Probe.DUTY)),
    SIGN("sign", Side.DEPARTMENT, new TicketAction.Sign(Instant.EPOCH)),
    RETURN("return", Side.DEPARTMENT, new TicketAction.GiveBack("", Instant.EPOCH)),
    REPLY("reply", Side.DEPARTMENT, new TicketAction.Reply("", Instant.EPOCH)),
    APPROVE("approve", Side.DESK, new TicketAction.Approve(true, Instant.EPOCH)),
    SEND_BACK("send-back", Side.DESK, new TicketAction.SendBack("", Instant.EPOCH)),
    CLOSE("close", Side.DESK, new TicketAction.Close("", Instant.EPOCH));

    /** Who takes it. */
    public enum Side {
        /** Agents and supervisors. */
        DESK,
        /** Officers of the lead department. */
        DEPARTMENT
    }

    private final String word;
    private final Side side;
    private final TicketAction probe;

    StaffStep(String word, Side side, TicketAction probe) {
        this.word = word;
        this.side = side;
        this.probe = probe;
    }

    /** The steps possible now for those on the sides given, by name; asked of the transitions themselves. */
    public static List<String> possible(TicketState state, Predicate<Side> sides) {
        return Arrays.stream(values())
                .filter(step -> sides.test(step.side))
                .filter(step -> Transitions.next(state, step.probe) instanceof Next.Moved)
                .map(step -> step.word)
                .toList();
    }

    private static final class Probe {
        private static final LeadDuty DUTY = new LeadDuty(new DispatchId(new UUID(0, 0)), "", Instant.EPOCH);
    }
}
