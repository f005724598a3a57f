package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.uuid;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells supervisions to people. */
@Component
class SupervisionViews {

    /**
     * A supervision as it is told.
     *
     * @param title and reason: null for an officer whose department does not have the case any more, or never had
     * @param department its name; null for the desk
     * @param raisedBy a name; null for the system
     * @param overdue whether it waits for its answer longer than it may
     * @param mayAnswer whether the viewer may
     */
    record View(
            UUID id,
            UUID ticket,
            String number,
            @Nullable String title,
            @Nullable String departmentCode,
            @Nullable String department,
            Duty duty,
            Level level,
            Instant raisedAt,
            Instant levelAt,
            @Nullable String raisedBy,
            @Nullable String reason,
            List<String> people,
            Instant answerBy,
            boolean overdue,
            @Nullable Instant answeredAt,
            @Nullable String answeredBy,
            @Nullable String answer,
            boolean mayAnswer) {}

    /** @param departments that have the case: its lead, who handed it down to them, and who helps */
    private record Named(String number, String title, List<String> departments) {

        private static final Named UNKNOWN = new Named("", "", List.of());

        /**
         * An officer may read what stands in it while it is their department's, or while they are to answer for a department
         * below that has it: who has given a case back has nothing to know of it any more.
         */
        boolean tells(Supervision one, boolean named, Viewer viewer) {
            return !(viewer instanceof Viewer.Officer(StaffMember staff))
                    || departments.contains(staff.departmentCode())
                    || (named && one.department() != null && departments.contains(one.department()));
        }
    }

    private final JdbcClient jdbc;
    private final SupervisionStore store;
    private final People people;
    private final Clock clock;

    SupervisionViews(JdbcClient jdbc, SupervisionStore store, People people, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    List<View> of(List<Supervision> all, Viewer viewer) {
        StaffMember staff = SupervisionDesk.staff(viewer);
        return staff == null ? List.of() : of(all, viewer, staff);
    }

    private List<View> of(List<Supervision> all, Viewer viewer, StaffMember staff) {
        Map<UUID, List<UUID>> named =
                store.people(all.stream().map(Supervision::id).toList());
        Map<UUID, Named> tickets =
                tickets(all.stream().map(one -> one.ticket().value()).distinct().toList());
        Map<UUID, String> names = names(all, named.values());
        Instant now = clock.instant();
        return all.stream()
                .map(one -> {
                    Named ticket = tickets.getOrDefault(one.ticket().value(), Named.UNKNOWN);
                    List<UUID> ids = named.getOrDefault(one.id(), List.of());
                    boolean told = ticket.tells(one, ids.contains(staff.id().value()), viewer);
                    return view(one, ticket, told, ids, names, now, staff);
                })
                .toList();
    }

    private View view(
            Supervision one,
            Named ticket,
            boolean told,
            List<UUID> ids,
            Map<UUID, String> names,
            Instant now,
            StaffMember viewer) {
        boolean open = one.answeredAt() == null;
        return new View(
                one.id(),
                one.ticket().value(),
                ticket.number(),
                told ? ticket.title() : null,
                one.department(),
                people.departmentName(one.department()),
                one.duty(),
                one.level(),
                one.raisedAt(),
                one.levelAt(),
                one.raisedBy() == null ? null : names.get(one.raisedBy()),
                told ? one.reason() : null,
                ids.stream().filter(names::containsKey).map(names::get).sorted().toList(),
                one.answerBy(),
                open && one.answerBy().isBefore(now),
                one.answeredAt(),
                one.answeredBy() == null ? null : names.get(one.answeredBy()),
                one.answer(),
                open && SupervisionDesk.concerns(one, ids, viewer));
    }

    private Map<UUID, String> names(List<Supervision> all, Collection<List<UUID>> named) {
        var ids = new ArrayList<@Nullable UUID>();
        named.forEach(ids::addAll);
        all.forEach(one -> {
            ids.add(one.raisedBy());
            ids.add(one.answeredBy());
        });
        return people.staffNames(ids);
    }

    private Map<UUID, Named> tickets(Collection<UUID> ids) {
        var tickets = new HashMap<UUID, Named>();
        jdbc.sql("""
                SELECT t.id, t.number, x.title, array_remove(ARRAY[d.department_code, a.department_code], NULL) || ARRAY(
                    SELECT o.department_code FROM ticketing.dispatch o
                    WHERE o.ticket_id = t.id AND o.duty = 'CO' AND o.status NOT IN ('WITHDRAWN', 'RETURNED')) AS departments
                FROM ticketing.ticket t
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                LEFT JOIN ticketing.dispatch d ON d.id = t.lead_dispatch
                LEFT JOIN ticketing.dispatch a ON a.id = d.handed_from
                WHERE t.id = ANY (:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            tickets.put(uuid(row, "id"), new Named(row.getString("number"), row.getString("title"), List.of((String[])
                    row.getArray("departments").getArray())));
        });
        return tickets;
    }
}
