package org.civicline.ticketing.sla.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.sla.Because;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;

/**
 * A duty's time on one ticket. Each state offers what can happen in it, and no more: a stopped clock has no way to run.
 *
 * <p>Moments may come from several machines whose clocks differ a little: one before the last known moment counts as that
 * moment, so no time is ever negative.
 */
public sealed interface DutyClock {

    /** What never changes. */
    record Face(UUID id, Duty duty, @Nullable String department, Instant startedAt, Because because) {}

    /**
     * What moved the due time.
     *
     * @param until when the pause ended; an extension takes no time
     * @param due what it moved the due time to
     */
    record Shift(Kind kind, Instant from, Instant until, String reason, Instant due) {

        /** What kind of move it was. */
        public enum Kind {
            /** Time that did not count. */
            PAUSE,
            /** More time was granted (延期). */
            EXTENSION
        }

        Duration length() {
            return Duration.between(from, until);
        }
    }

    /** How a duty ended. */
    enum Outcome {
        MET,
        LATE,
        /** The duty fell away: neither met nor late. */
        DROPPED
    }

    /** How a due time moves when its clock stood still. */
    @FunctionalInterface
    interface Move {
        Instant moved(Because because, Instant due, Instant pausedAt, Instant resumedAt);
    }

    Face face();

    /** As it stands: moved by each pause that ended and each extension. */
    Instant dueAt();

    /** What moved the due time, oldest first. */
    List<Shift> shifts();

    /** Whether the duty is or was not done in time. What stands still, or fell away, is not late. */
    boolean late(Instant now);

    /** How long it ran, without pauses. */
    Duration ran(Instant now);

    static Running start(Face face, Instant dueAt) {
        return new Running(face, later(dueAt, face.startedAt()), List.of());
    }

    record Running(Face face, Instant dueAt, List<Shift> shifts) implements DutyClock {

        public Running {
            shifts = List.copyOf(shifts);
        }

        /** Empty if its time is over: what is late cannot be rescued by waiting. */
        public Optional<Paused> pause(Instant at, String reason) {
            return late(at) ? Optional.empty() : Optional.of(new Paused(face, dueAt, shifts, notBefore(at), reason));
        }

        /** Empty if its time is over, or the new due time is no later: an extension is asked for in time and gives time. */
        public Optional<Running> extend(Instant due, String reason, Instant at) {
            Instant when = notBefore(at);
            return late(at) || !due.isAfter(dueAt)
                    ? Optional.empty()
                    : Optional.of(new Running(
                            face, due, and(shifts, new Shift(Shift.Kind.EXTENSION, when, when, reason, due))));
        }

        public Stopped stop(Instant at) {
            return end(notBefore(at), late(at) ? Outcome.LATE : Outcome.MET);
        }

        public Stopped drop(Instant at) {
            return end(notBefore(at), Outcome.DROPPED);
        }

        /** The rest of its time for another department: due when it was, and counted from the same beginning. */
        Running handed(UUID id, String department) {
            return new Running(new Face(id, face.duty(), department, face.startedAt(), face.because()), dueAt, shifts);
        }

        private Stopped end(Instant at, Outcome outcome) {
            return new Stopped(face, dueAt, shifts, at, outcome);
        }

        @Override
        public boolean late(Instant now) {
            return notBefore(now).isAfter(dueAt);
        }

        @Override
        public Duration ran(Instant now) {
            return running(this, notBefore(now));
        }

        private Instant notBefore(Instant at) {
            return later(at, lastMoment(this));
        }
    }

    record Paused(Face face, Instant dueAt, List<Shift> shifts, Instant since, String reason) implements DutyClock {

        public Paused {
            shifts = List.copyOf(shifts);
        }

        /** Its due time moves by what was missed, never to an earlier one. */
        public Running resume(Instant at, Move move) {
            Instant until = later(at, since);
            Instant due = later(move.moved(face.because(), dueAt, since, until), dueAt);
            return new Running(face, due, and(shifts, new Shift(Shift.Kind.PAUSE, since, until, reason, due)));
        }

        /** Its pause ends with it. */
        public Stopped stop(Instant at, Move move) {
            return resume(at, move).stop(at);
        }

        public Stopped drop(Instant at, Move move) {
            return resume(at, move).drop(at);
        }

        @Override
        public boolean late(Instant now) {
            return false;
        }

        @Override
        public Duration ran(Instant now) {
            return running(this, since);
        }
    }

    record Stopped(Face face, Instant dueAt, List<Shift> shifts, Instant at, Outcome outcome) implements DutyClock {

        public Stopped {
            shifts = List.copyOf(shifts);
        }

        /** It was not done after all: due when it was. */
        Running again() {
            return new Running(face, dueAt, shifts);
        }

        @Override
        public boolean late(Instant now) {
            return outcome == Outcome.LATE;
        }

        @Override
        public Duration ran(Instant now) {
            return running(this, at);
        }
    }

    private static List<Shift> and(List<Shift> before, Shift next) {
        var all = new ArrayList<>(before);
        all.add(next);
        return all;
    }

    private static Duration running(DutyClock clock, Instant until) {
        Duration stood = clock.shifts().stream().map(Shift::length).reduce(Duration.ZERO, Duration::plus);
        return Duration.between(clock.face().startedAt(), until).minus(stood);
    }

    private static Instant lastMoment(DutyClock clock) {
        return clock.shifts().isEmpty()
                ? clock.face().startedAt()
                : clock.shifts().getLast().until();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
