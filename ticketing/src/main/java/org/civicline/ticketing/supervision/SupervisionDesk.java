package org.civicline.ticketing.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Audit;
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
import org.civicline.ticketing.sql.Columns;
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
    private final Audit audit;
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
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.persons = persons;
        this.file = file;
        this.history = history;
        this.deadlines = deadlines;
        this.access = access;
        this.audit = audit;
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
        List<StaffMember> named = people.isEmpty()
                ? persons.roster().usual(owed.department(), level)
                : persons.roster().chosen(owed.department(), people);
        Optional<Supervision> open = store.open(ticket, owed.department());
        if (open.isPresent() && !level.above(open.get().level())) {
            throw new RefusedException(Refusal.conflict("ticketing.supervised-already")
                    .with("level", open.get().level().name()));
        }
        write(row, owed, level, open, by, reason, named);
        audit.record("ticket." + level.step(), "ticket:" + row.number(), Map.of("people", named.size()));
    }

    /** By the ladder. What is at that level already, or above it, stays. */
    void raise(TicketRow row, Owed owed, Level level, Persons.Roster roster) {
        Optional<Supervision> open = store.open(row.id(), owed.department());
        if (open.isEmpty() || level.above(open.get().level())) {
            write(row, owed, level, open, null, null, roster.usual(owed.department(), level));
        }
    }

    /** Ends it. Whoever is named answers, or an officer of the department. */
    @Transactional
    public void answer(UUID id, String text) {
        Viewer viewer = access.anyoneOnCases();
        String answer = Field.REASON.require(text);
        Supervision seen = store.find(id).orElseThrow(SupervisionDesk::unknown);
        TicketRow row = file.lock(seen.ticket());
        Supervision open = store.find(id).orElseThrow(SupervisionDesk::unknown);
        StaffMember by = answering(open, viewer).orElseThrow(SupervisionDesk::unknown);
        if (open.answeredAt() != null) {
            throw new RefusedException(Refusal.conflict("ticketing.supervision-answered"));
        }
        Instant now = Columns.now(clock);
        store.answered(id, by.id().value(), answer, now);
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

    private void write(
            TicketRow row,
            Owed owed,
            Level level,
            Optional<Supervision> open,
            @Nullable StaffMember by,
            @Nullable String reason,
            List<StaffMember> named) {
        Instant now = Columns.now(clock);
        LadderRule rule = rules.find(owed.duty(), row.content().urgency());
        Instant answerBy = deadlines.later(now, rule.answer(level), owed.department());
        UUID id = open.map(Supervision::id).orElseGet(() -> Ids.next(clock));
        if (open.isPresent()) {
            store.lift(id, level, by == null ? null : by.id().value(), reason, now, answerBy);
        } else {
            store.add(new Supervision(
                    id,
                    row.id(),
                    owed.department(),
                    owed.duty(),
                    level,
                    now,
                    now,
                    by == null ? null : by.id().value(),
                    reason,
                    answerBy,
                    null,
                    null,
                    null));
        }
        List<UUID> people = named.stream().map(one -> one.id().value()).toList();
        store.name(id, people);
        history.add(row.id(), row.number(), row.status(), by, step(level, now, owed, reason, named));
        events.publishEvent(new StaffAlerted(
                people, level.name().toLowerCase(Locale.ROOT), row.id().value(), row.number(), 1));
    }

    private static CaseStep step(
            Level level, Instant now, Owed owed, @Nullable String reason, List<StaffMember> named) {
        var details = new LinkedHashMap<String, Object>();
        details.put("duty", owed.duty().name());
        details.put("people", named.stream().map(StaffMember::displayName).collect(Collectors.joining("、")));
        if (reason != null) {
            details.put("text", reason);
        }
        return new CaseStep(level.step(), now, owed.department(), details);
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
