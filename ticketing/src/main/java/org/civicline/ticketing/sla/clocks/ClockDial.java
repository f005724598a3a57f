package org.civicline.ticketing.sla.clocks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.Departments;
import org.civicline.ticketing.sla.Because;
import org.civicline.ticketing.sla.DueSentence;
import org.civicline.ticketing.sla.DueSteps;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Shift;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells clocks to people, in the language of the request. */
@Component
public class ClockDial {

    private final DueSentence sentence;
    private final DueSteps steps;
    private final Departments departments;
    private final Wording wording;
    private final Clock clock;
    private final ZoneId zone;

    ClockDial(
            DueSentence sentence,
            DueSteps steps,
            Departments departments,
            Wording wording,
            Clock clock,
            ZoneId cityZone) {
        this.sentence = sentence;
        this.steps = steps;
        this.departments = departments;
        this.wording = wording;
        this.clock = clock;
        this.zone = cityZone;
    }

    ClockView view(DutyClock one) {
        Instant now = clock.instant();
        Because because = one.face().because();
        Because.ByRule rule = because.rule();
        Paused paused = one instanceof Paused standing ? standing : null;
        Stopped stopped = one instanceof Stopped ended ? ended : null;
        return new ClockView(
                one.face().id(),
                one.face().duty(),
                one.face().department(),
                name(one.face().department()),
                state(one),
                one.face().startedAt(),
                one.dueAt(),
                one.late(now),
                paused == null ? null : paused.since(),
                paused == null ? null : paused.reason(),
                stood(one, now).toSeconds(),
                stopped == null ? null : stopped.at(),
                stopped == null ? null : stopped.outcome(),
                rule == null ? null : rule.version(),
                sentence(one),
                steps(one));
    }

    private static ClockView.State state(DutyClock one) {
        return switch (one) {
            case Running _ -> ClockView.State.RUNNING;
            case Paused _ -> ClockView.State.PAUSED;
            case Stopped _ -> ClockView.State.STOPPED;
        };
    }

    private static Duration stood(DutyClock one, Instant now) {
        Duration before = one.shifts().stream().map(Shift::length).reduce(Duration.ZERO, Duration::plus);
        return one instanceof Paused paused && now.isAfter(paused.since())
                ? before.plus(Duration.between(paused.since(), now))
                : before;
    }

    /** Why it is due when it is, in one sentence. */
    public String sentence(DutyClock one) {
        String why = sentence.of(one.face().because());
        return one.shifts().isEmpty()
                ? why
                : wording.text("clock.moved", why, one.shifts().size(), steps.moment(one.dueAt()));
    }

    private List<String> steps(DutyClock one) {
        Because because = one.face().because();
        Instant first = because.replay(zone).orElse(one.dueAt());
        var said = new ArrayList<>(steps.of(because, first));
        for (Shift shift : one.shifts()) {
            said.add(wording.text(
                    "clock.shift." + shift.kind(),
                    steps.moment(shift.from()),
                    steps.moment(shift.until()),
                    shift.reason(),
                    steps.moment(shift.due())));
        }
        if (one instanceof Paused paused) {
            said.add(wording.text("clock.standing", steps.moment(paused.since()), paused.reason()));
        }
        if (one instanceof Stopped stopped) {
            said.add(wording.text("clock.outcome." + stopped.outcome(), steps.moment(stopped.at())));
        }
        return said;
    }

    private @Nullable String name(@Nullable String department) {
        return department == null
                ? null
                : departments
                        .find(department)
                        .map(one -> wording.name(one.name(), one.nameEn()))
                        .orElse(department);
    }
}
