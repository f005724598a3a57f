package org.civicline.ticketing.supervision;

import static org.civicline.ticketing.sql.Columns.uuid;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
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
     * @param department its name; null for the desk
     * @param raisedBy a name; null for the system
     * @param overdue whether it waits for its answer longer than it may
     * @param mayAnswer whether the viewer may
     */
    record View(
            UUID id,
            UUID ticket,
            String number,
            String title,
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

    private record Named(String number, String title) {}

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

    List<View> of(List<Supervision> all, StaffMember viewer) {
        Map<UUID, List<UUID>> named =
                store.people(all.stream().map(Supervision::id).toList());
        Map<UUID, Named> tickets =
                tickets(all.stream().map(one -> one.ticket().value()).distinct().toList());
        Map<UUID, String> names = names(all, named.values());
        Instant now = clock.instant();
        return all.stream()
                .map(one -> {
                    Named ticket = tickets.getOrDefault(one.ticket().value(), new Named("", ""));
                    List<UUID> ids = named.getOrDefault(one.id(), List.of());
                    return view(one, ticket, ids, names, now, viewer);
                })
                .toList();
    }

    private View view(
            Supervision one, Named ticket, List<UUID> ids, Map<UUID, String> names, Instant now, StaffMember viewer) {
        boolean open = one.answeredAt() == null;
        return new View(
                one.id(),
                one.ticket().value(),
                ticket.number(),
                ticket.title(),
                one.department(),
                people.departmentName(one.department()),
                one.duty(),
                one.level(),
                one.raisedAt(),
                one.levelAt(),
                one.raisedBy() == null ? null : names.get(one.raisedBy()),
                one.reason(),
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
                SELECT t.id, t.number, x.title FROM ticketing.ticket t
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                WHERE t.id = ANY (:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            tickets.put(uuid(row, "id"), new Named(row.getString("number"), row.getString("title")));
        });
        return tickets;
    }
}
