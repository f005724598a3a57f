package org.civicline.ticketing.past;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.uuid;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what belongs to past cases, in batches. */
@Component
class PastRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final Clock clock;

    PastRows(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.clock = clock;
    }

    Set<String> existing(Collection<String> numbers) {
        return new HashSet<>(jdbc.sql("SELECT number FROM ticketing.ticket WHERE number = ANY (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The owners of the contact points, made where new; those without a name get the one given. */
    Map<ContactPoint, UUID> citizens(Map<ContactPoint, Person> people) {
        List<Object[]> points = people.entrySet().stream()
                .map(one -> new Object[] {
                    one.getKey().kind().name(),
                    one.getKey().value(),
                    Ids.next(clock),
                    at(one.getValue().since())
                })
                .toList();
        batches.batchUpdate("""
                WITH point AS (
                    INSERT INTO ticketing.contact_point (kind, value, citizen_id, created_at)
                    VALUES (?, ?, ?, ?) ON CONFLICT (kind, value) DO NOTHING
                    RETURNING citizen_id, created_at)
                INSERT INTO ticketing.citizen (id, created_at) SELECT citizen_id, created_at FROM point
                """, points);
        Map<ContactPoint, UUID> owners = owners(people.keySet());
        batches.batchUpdate(
                "UPDATE ticketing.citizen SET name = ? WHERE id = ? AND name IS NULL",
                people.entrySet().stream()
                        .filter(one -> one.getValue().name() != null)
                        .map(one -> new Object[] {one.getValue().name(), owners.get(one.getKey())})
                        .toList());
        return owners;
    }

    /**
     * Whose a contact point is.
     *
     * @param since their first contact
     */
    record Person(@Nullable String name, Instant since) {}

    private Map<ContactPoint, UUID> owners(Collection<ContactPoint> points) {
        var owners = new HashMap<ContactPoint, UUID>();
        jdbc.sql("""
                SELECT kind, value, citizen_id FROM ticketing.contact_point
                WHERE (kind, value) IN (SELECT * FROM unnest(CAST(:kinds AS text[]), CAST(:values AS text[])))
                """)
                .param("kinds", points.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("values", points.stream().map(ContactPoint::value).toArray(String[]::new))
                .query(row -> {
                    owners.put(
                            new ContactPoint(ContactPoint.Kind.valueOf(row.getString("kind")), row.getString("value")),
                            uuid(row, "citizen_id"));
                });
        return owners;
    }

    /** A department's past duty. */
    record PastDispatch(
            UUID ticket,
            LeadDuty duty,
            String status,
            @Nullable Instant signedAt,
            @Nullable Instant returnedAt,
            @Nullable String reason,
            @Nullable Instant repliedAt,
            @Nullable String answer,
            @Nullable Instant acceptedAt) {}

    void dispatches(List<PastDispatch> dispatches) {
        batches.batchUpdate(
                """
                INSERT INTO ticketing.dispatch (id, ticket_id, department_code, status, dispatched_at, signed_at, returned_at, return_reason, replied_at, reply, accepted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                dispatches.stream()
                        .map(one -> new Object[] {
                            one.duty().dispatch().value(),
                            one.ticket(),
                            one.duty().department(),
                            one.status(),
                            at(one.duty().dispatchedAt()),
                            atOrNull(one.signedAt()),
                            atOrNull(one.returnedAt()),
                            one.reason(),
                            atOrNull(one.repliedAt()),
                            one.answer(),
                            atOrNull(one.acceptedAt())
                        })
                        .toList());
    }

    void steps(Map<UUID, List<PastSteps.Step>> stepsOfTickets) {
        batches.batchUpdate(
                """
                INSERT INTO ticketing.ticket_event (id, ticket_id, at, name, staff_id, department_code, details)
                VALUES (?, ?, ?, ?, ?, ?, CAST(? AS jsonb))
                """,
                stepsOfTickets.entrySet().stream()
                        .flatMap(ticket -> ticket.getValue().stream().map(step -> new Object[] {
                            Ids.next(clock),
                            ticket.getKey(),
                            at(step.at()),
                            step.name(),
                            step.staff(),
                            step.department(),
                            json.writeValueAsString(step.details())
                        }))
                        .toList());
    }
}
