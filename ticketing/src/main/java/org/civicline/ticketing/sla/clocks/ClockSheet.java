package org.civicline.ticketing.sla.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.DutyClock.Face;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's clocks while a step is taken: what the step does to them, all at one moment, written together at its end.
 * Asking for a clock that does not run does nothing.
 */
public final class ClockSheet {

    private final @Nullable String lead;
    private final Instant at;
    private final DutyClock.Move move;
    private final Supplier<UUID> ids;
    private final List<DutyClock> kept;
    private final List<DutyClock> changed = new ArrayList<>();
    private final List<DutyClock> started = new ArrayList<>();

    /**
     * @param unstopped the ticket's clocks before the step
     * @param lead whose duties those of a department are; null where no department has the case
     * @param ids for new clocks
     */
    public ClockSheet(
            List<DutyClock> unstopped, @Nullable String lead, Instant at, DutyClock.Move move, Supplier<UUID> ids) {
        this.kept = new ArrayList<>(unstopped);
        this.lead = lead;
        this.at = at;
        this.move = move;
        this.ids = ids;
    }

    /** @param department whose duty it is; null for the desk's */
    public void start(Duty duty, @Nullable String department, Deadline deadline) {
        started.add(DutyClock.start(
                new Face(ids.get(), duty, department, deadline.because().from(), deadline.because()), deadline.at()));
    }

    /**
     * Starts the clock of a department that helps the lead: due by its own time, but no later than the lead's, as long as
     * that is not over already.
     */
    public void startBeside(Duty duty, String department, Deadline own) {
        if (find(duty, lead) instanceof Running leads
                && !leads.late(at)
                && leads.dueAt().isBefore(own.at())) {
            started.add(leads.handed(ids.get(), department));
        } else {
            start(duty, department, own);
        }
    }

    /** Done, in time or late. */
    public void stop(Duty... duties) {
        change(one -> stopped(one, at), duties);
    }

    /** A department that does not lead has done it. */
    public void stopOf(String department, Duty duty) {
        DutyClock one = find(duty, department);
        if (one != null) {
            replace(one, stopped(one, at));
        }
    }

    /** A department has no part any more. What it was late with remains so. */
    public void release(String department) {
        List.copyOf(kept).stream()
                .filter(one -> department.equals(one.face().department()))
                .forEach(this::released);
    }

    /** Nobody has a part any more. Whoever was late remains so. */
    public void releaseAll() {
        List.copyOf(kept).forEach(this::released);
    }

    /** Everything stands still; what is late already runs on. */
    public void pauseAll(String reason) {
        List.copyOf(kept).forEach(one -> replace(one, paused(one, reason)));
    }

    /** Everything runs on. */
    public void resumeAll() {
        List.copyOf(kept).forEach(one -> replace(one, resumed(one)));
    }

    /** Done at a moment before that of the step. What is late by now stays so: nobody is believed to have been in time. */
    public void stopAt(Instant when, Duty duty) {
        change(one -> stopped(one, one.late(at) ? at : when), duty);
    }

    /** Fell away: given back, withdrawn. */
    public void drop(Duty... duties) {
        change(this::dropped, duties);
    }

    /** Stands still; what is late already runs on. */
    public void pause(String reason, Duty... duties) {
        change(one -> paused(one, reason), duties);
    }

    /** Runs on, due later by what was missed. */
    public void resume(Duty... duties) {
        change(this::resumed, duties);
    }

    /**
     * More time, if it was asked for in time.
     *
     * @param later the new due time, from the clock as it stands
     */
    public void extend(Duty duty, Instant askedAt, String reason, Function<DutyClock, Instant> later) {
        change(
                one -> one instanceof Running running
                        ? running.extend(later.apply(running), reason, askedAt).orElse(running)
                        : one,
                duty);
    }

    /** Another department has the rest of the time. Whoever is late already remains so. */
    public void hand(String department, Duty... duties) {
        for (Duty duty : duties) {
            DutyClock one = find(duty, lead);
            if (one instanceof Running running) {
                replace(running, running.late(at) ? running.stop(at) : running.drop(at));
                started.add(running.handed(ids.get(), department));
            }
        }
    }

    /** What was done is to be done better: the time it had runs on. */
    public void again(Stopped clock) {
        replace(clock, clock.again());
    }

    public void stopAll() {
        List.copyOf(kept).forEach(one -> replace(one, stopped(one, at)));
    }

    public void dropAll() {
        List.copyOf(kept).forEach(one -> replace(one, dropped(one)));
    }

    /** When a duty is due as things stand on this sheet; null if no clock runs for it. */
    public @Nullable Instant due(@Nullable Duty duty, @Nullable String department) {
        DutyClock one = duty == null ? null : find(duty, department);
        return one == null ? null : one.dueAt();
    }

    /** Those that run or stand still by now, oldest first. */
    public List<DutyClock> unstopped() {
        return Stream.concat(kept.stream(), started.stream())
                .sorted(Comparator.comparing((DutyClock one) -> one.face().startedAt())
                        .thenComparing(one -> one.face().id().toString()))
                .toList();
    }

    /** Those that are to be written over. */
    List<DutyClock> changed() {
        return changed;
    }

    /** Those that are new. */
    List<DutyClock> started() {
        return started;
    }

    private void change(Function<DutyClock, DutyClock> step, Duty... duties) {
        for (Duty duty : duties) {
            DutyClock one = find(duty, lead);
            if (one != null) {
                replace(one, step.apply(one));
            }
        }
    }

    private void replace(DutyClock before, DutyClock after) {
        if (after == before) {
            return;
        }
        kept.remove(before);
        changed.remove(before);
        changed.add(after);
        if (!(after instanceof Stopped)) {
            kept.add(after);
        }
    }

    private @Nullable DutyClock find(Duty duty, @Nullable String department) {
        String whose = duty.ofDesk() ? null : department;
        for (List<DutyClock> clocks : List.of(started, kept)) {
            for (DutyClock one : clocks) {
                if (one.face().duty() == duty && Objects.equals(one.face().department(), whose)) {
                    return one;
                }
            }
        }
        return null;
    }

    private DutyClock paused(DutyClock one, String reason) {
        return one instanceof Running running
                ? running.pause(at, reason).<DutyClock>map(paused -> paused).orElse(running)
                : one;
    }

    private DutyClock resumed(DutyClock one) {
        return one instanceof Paused paused ? paused.resume(at, move) : one;
    }

    private void released(DutyClock one) {
        replace(one, one.late(at) ? stopped(one, at) : dropped(one));
    }

    private DutyClock stopped(DutyClock one, Instant when) {
        return switch (one) {
            case Running running -> running.stop(when);
            case Paused paused -> paused.stop(when, move);
            case Stopped stopped -> stopped;
        };
    }

    private DutyClock dropped(DutyClock one) {
        return switch (one) {
            case Running running -> running.drop(at);
            case Paused paused -> paused.drop(at, move);
            case Stopped stopped -> stopped;
        };
    }
}
