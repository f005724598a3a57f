package org.civicline.ticketing.past;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.civicline.ticketing.sla.clocks.DutyClock.Face;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clocks a past case would have had here, as far as it tells. When the citizen was first spoken to it does not. */
@Component
class PastClocks {

    private final Deadlines deadlines;
    private final Clock clock;

    PastClocks(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** @param duty of the department that has, or had, the case */
    List<DutyClock> of(PastCase past, @Nullable LeadDuty duty, int rules) {
        var matter = new Matter(past.type(), past.urgency(), past.categoryCode(), rules);
        TicketState state = PastState.of(past, duty);
        var clocks = new ArrayList<DutyClock>();
        if (duty != null) {
            String department = duty.department();
            clocks.add(
                    until(PastState.signedAt(past), past, start(Duty.SIGN, matter, department, duty.dispatchedAt())));
            clocks.add(until(past.repliedAt(), past, start(Duty.REPLY, matter, department, duty.dispatchedAt())));
        }
        switch (state) {
            case TicketState.ToDispatch _ -> clocks.add(start(Duty.DISPATCH, matter, null, undispatchedSince(past)));
            case TicketState.Replied replied -> clocks.add(start(Duty.REVIEW, matter, null, replied.repliedAt()));
            case TicketState.FollowUp asked -> clocks.add(start(Duty.FOLLOW_UP, matter, null, asked.approvedAt()));
            case TicketState _ -> {}
        }
        return clocks;
    }

    /** When the first thing is due that somebody of ours is to do; null where that is nothing. */
    static @Nullable Instant due(List<DutyClock> clocks, TicketState state) {
        if (state instanceof TicketState.FollowUp) {
            return null;
        }
        return clocks.stream()
                .filter(one -> !(one instanceof Stopped))
                .map(DutyClock::dueAt)
                .findFirst()
                .orElse(null);
    }

    private static Instant undispatchedSince(PastCase past) {
        return past.returned() == null ? past.openedAt() : past.returned().returnedAt();
    }

    private static DutyClock until(@Nullable Instant done, PastCase past, Running clock) {
        if (done != null) {
            return clock.stop(done);
        }
        return past.closedAt() == null ? clock : clock.drop(past.closedAt());
    }

    private Running start(Duty duty, Matter matter, @Nullable String department, Instant from) {
        Deadline deadline = deadlines.of(duty, matter, department, from);
        return DutyClock.start(new Face(Ids.next(clock), duty, department, from, deadline.because()), deadline.at());
    }
}
