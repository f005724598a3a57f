package org.civicline.ticketing.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.events.StaffAlerted;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises supervisions, lifts them to the next level, takes their answers. */
@Component
class SupervisionDesk {

    private final SupervisionStore store;
    private final LadderRules rules;
    private final Persons persons;
    private final CaseFile file;
    private final CaseHistory history;
    private final Deadlines deadlines;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SupervisionDesk(
            SupervisionStore store,
            LadderRules rules,
            Persons persons,
            CaseFile file,
            CaseHistory history,
            Deadlines deadlines,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.persons = persons;
        this.file = file;
        this.history = history;
        this.deadlines = deadlines;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Whose turn it is on a case, and with what. */
    record Owed(Duty duty, @Nullable String department) {}

    /**
     * By hand: agents may urge, supervisors also supervise and notice. What waits for an answer already is lifted.
     *
     * @param people empty for those who would hear of it by themselves
     */
    @Transactional
    public void raise(TicketId ticket, Level level, String why, List<UUID> people) {
        StaffMember by = level == Level.URGE ? access.desk() : access.supervisor();
        String reason = Field.REASON.require(why);
        TicketRow row = file.lock(ticket);
        Owed owed =
                owed(row).orElseThrow(() -> new RefusedException(Refusal.conflict("ticketing.nothing-to-supervise")));
        LadderVersion ladder = rules.inForce();
        List<StaffMember> named = people.isEmpty()
                ? persons.roster().hearing(ladder.audience(LadderStep.of(level)), owed.department())
                : persons.roster().chosen(owed.department(), people);
        Optional<Supervision> open = store.open(ticket, owed.department());
        if (open.isPresent() && !level.above(open.get().level())) {
            throw new RefusedException(Refusal.conflict("ticketing.supervised-already")
                    .with("level", open.get().level().name()));
        }
        write(
                Supervised.of(row),
                new Raising(owed, level, ladder.rule(owed.duty(), row.content().urgency()), by, reason, named),
                open.orElse(null));
    }

    /**
     * What is raised.
     *
     * @param by null for the ladder
     * @param reason null for the ladder
     * @param named who is to answer
     */
    record Raising(
            Owed owed,
            Level level,
            LadderRule rule,
            @Nullable StaffMember by,
            @Nullable String reason,
            List<StaffMember> named) {}

    /** Ends it. Whoever is named answers, or an officer of the department. */
    @Transactional
    public void answer(UUID id, String text) {
        Viewer viewer = access.anyoneOnCases();
        String answer = Field.REASON.require(text);
        Supervision seen = store.find(id).orElseThrow(SupervisionDesk::unknown);
        if (answering(seen, viewer).isEmpty()) {
            throw unknown();
        }
        TicketRow row = file.lock(seen.ticket());
        Supervision open = store.find(id).orElseThrow(SupervisionDesk::unknown);
        StaffMember by = answering(open, viewer).orElseThrow(SupervisionDesk::unknown);
        if (open.answeredAt() != null) {
            throw new RefusedException(Refusal.conflict("ticketing.supervision-answered"));
        }
        Instant now = Columns.now(clock);
        store.answered(id, by.id().value(), answer, now);
        store.uncover(open, now);
        history.add(
                row.id(),
                row.number(),
                row.status(),
                by,
                CaseStep.of("supervision-answered", now).by(open.department()).saying(answer));
        if (open.raisedBy() != null) {
            events.publishEvent(new StaffAlerted(
                    List.of(open.raisedBy()), "answered", row.id().value(), row.number(), 1));
        }
    }

    /** Whether it is theirs to see and to answer. */
    static boolean concerns(Supervision one, List<UUID> people, StaffMember staff) {
        return people.contains(staff.id().value())
                || (staff.has(Role.OFFICER) && staff.departmentCode().equals(one.department()));
    }

    private Optional<StaffMember> answering(Supervision one, Viewer viewer) {
        StaffMember staff = staff(viewer);
        List<UUID> people = store.people(List.of(one.id())).getOrDefault(one.id(), List.of());
        return staff != null && concerns(one, people, staff) ? Optional.of(staff) : Optional.empty();
    }

    static @Nullable StaffMember staff(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk(var staff) -> staff;
            case Viewer.Officer(var staff) -> staff;
            case Viewer.Leader(var staff) -> staff;
            case Viewer.Stranger _, Viewer.Machine _ -> null;
        };
    }

    /**
     * Writes it down and tells the people, holding the ticket's lock.
     *
     * @param open what waits for an answer already, and is lifted
     */
    Supervision write(Supervised on, Raising raising, @Nullable Supervision open) {
        Instant now = Columns.now(clock);
        Owed owed = raising.owed();
        Instant answerBy = deadlines.later(now, raising.rule().answer(raising.level()), owed.department());
        UUID by = raising.by() == null ? null : raising.by().id().value();
        Supervision written = open == null
                ? Supervision.raised(
                        Ids.next(clock), on.id(), owed, raising.level(), now, by, raising.reason(), answerBy)
                : open.lifted(raising.level(), now, by, raising.reason(), answerBy);
        if (open == null) {
            store.add(written);
        } else {
            store.lift(written);
        }
        List<UUID> people =
                raising.named().stream().map(one -> one.id().value()).toList();
        store.name(written.id(), people);
        history.add(on.id(), on.number(), on.status(), raising.by(), step(raising, now));
        events.publishEvent(new StaffAlerted(
                people, raising.level().name().toLowerCase(Locale.ROOT), on.id().value(), on.number(), 1));
        return written;
    }

    private static CaseStep step(Raising raising, Instant now) {
        var details = new LinkedHashMap<String, Object>();
        details.put("duty", raising.owed().duty().name());
        details.put(
                "people", raising.named().stream().map(StaffMember::displayName).collect(Collectors.joining("、")));
        if (raising.reason() != null) {
            details.put("text", raising.reason());
        }
        return new CaseStep(raising.level().step(), now, raising.owed().department(), details);
    }

    /** Empty where nobody of ours is to act. */
    static Optional<Owed> owed(TicketRow row) {
        String lead = row.lead() == null ? null : row.lead().department();
        return switch (row.status()) {
            case TO_DISPATCH -> Optional.of(new Owed(Duty.DISPATCH, null));
            case DISPATCHED -> Optional.of(new Owed(Duty.SIGN, lead));
            case IN_PROGRESS, SUSPENDED -> Optional.of(new Owed(Duty.REPLY, lead));
            case RETURN_ASKED, DISPUTED, REPLIED -> Optional.of(new Owed(Duty.REVIEW, null));
            case FOLLOW_UP, MERGED, CLOSED, ARCHIVED -> Optional.empty();
        };
    }

    static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-supervision"));
    }
}
