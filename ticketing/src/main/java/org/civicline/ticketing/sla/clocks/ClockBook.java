package org.civicline.ticketing.sla.clocks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.clocks.DutyClock.Face;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClockBook implements Clocks {

    private final ClockStore store;
    private final Deadlines deadlines;
    private final Clock clock;

    ClockBook(ClockStore store, Deadlines deadlines, Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void start(TicketId ticket, Collection<Start> clocks) {
        store.add(
                ticket,
                clocks.stream()
                        .map(one -> DutyClock.start(
                                new Face(
                                        Ids.next(clock),
                                        one.duty(),
                                        one.department(),
                                        kept(one.at()),
                                        one.deadline().because()),
                                kept(one.deadline().at())))
                        .toList());
    }

    @Override
    public List<DutyClock> pause(Which which, String reason, Instant at) {
        String why = Field.REASON.require(reason);
        return change(which, clock -> switch (clock) {
            case Running running -> running.pause(kept(at), why);
            case Paused _, Stopped _ -> Optional.empty();
        });
    }

    @Override
    public List<DutyClock> resume(Which which, Instant at) {
        return change(which, clock -> switch (clock) {
            case Paused paused -> Optional.of(paused.resume(kept(at), deadlines::moved));
            case Running _, Stopped _ -> Optional.empty();
        });
    }

    @Override
    public List<DutyClock> extend(Which which, Instant due, String reason, Instant at) {
        String why = Field.REASON.require(reason);
        return change(which, clock -> switch (clock) {
            case Running running -> running.extend(kept(due), why, kept(at));
            case Paused _, Stopped _ -> Optional.empty();
        });
    }

    @Override
    public List<DutyClock> stop(Which which, Instant at) {
        return change(which, clock -> switch (clock) {
            case Running running -> Optional.of(running.stop(kept(at)));
            case Paused paused -> Optional.of(paused.stop(kept(at), deadlines::moved));
            case Stopped _ -> Optional.empty();
        });
    }

    @Override
    public List<DutyClock> drop(Which which, Instant at) {
        return change(which, clock -> switch (clock) {
            case Running running -> Optional.of(running.drop(kept(at)));
            case Paused paused -> Optional.of(paused.drop(kept(at), deadlines::moved));
            case Stopped _ -> Optional.empty();
        });
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<DutyClock> of(TicketId ticket) {
        return store.of(ticket);
    }

    private List<DutyClock> change(Which which, Function<DutyClock, Optional<? extends DutyClock>> step) {
        if (which.duties().isEmpty()) {
            return List.of();
        }
        List<DutyClock> changed = store.lock(which).stream()
                .<DutyClock>mapMulti((clock, next) -> step.apply(clock).ifPresent(next))
                .toList();
        if (!changed.isEmpty()) {
            store.write(changed);
        }
        return changed;
    }

    /** In the microseconds that PostgreSQL keeps. */
    private static Instant kept(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
