package org.civicline.ticketing.desk;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.CaseStore;
import org.civicline.ticketing.cases.TicketRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts right later than at intake for which organisation the citizen spoke, in the transaction of whoever asks. */
@Component
class SpokenFor {

    private final JdbcClient jdbc;
    private final CaseStore cases;
    private final CaseHistory history;
    private final Clock clock;

    SpokenFor(JdbcClient jdbc, CaseStore cases, CaseHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.clock = clock;
    }

    /** An organisation that can be named on a case. */
    record Organisation(String code, String name, boolean chosen) {}

    /**
     * History and audit say that it was put right, not which organisation it was or is: it tells who the citizen is,
     * departments read the history of confidential cases too, and the audit record forgets nobody.
     *
     * @param organisation code of one the citizen speaks for, or the one that stands there; null for themselves
     */
    void put(TicketRow row, @Nullable String organisation, StaffMember by) {
        if (row.status().over()) {
            throw new RefusedException(Refusal.conflict("ticketing.not-in-this-state")
                    .with("ticketStatus", row.status().name()));
        }
        List<Organisation> choices = choices(row.id());
        if (organisation != null && choices.stream().noneMatch(one -> one.code().equals(organisation))) {
            throw new RefusedException(Refusal.invalid("ticketing.organisation-not-theirs"));
        }
        Optional<String> stands = choices.stream()
                .filter(Organisation::chosen)
                .map(Organisation::code)
                .findAny();
        if (!Objects.equals(stands.orElse(null), organisation)) {
            cases.speaksFor(row.id(), organisation);
            history.add(row.id(), row.number(), row.status(), by, CaseStep.of("citizen-amended", Columns.now(clock)));
        }
    }

    /** Those the citizen speaks for, and the one that stands there though they may speak for it no more. */
    List<Organisation> choices(TicketId ticket) {
        return jdbc.sql("""
                SELECT o.code, o.name, o.code IS NOT DISTINCT FROM x.organisation_code AS chosen
                FROM ticketing.ticket t
                JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                CROSS JOIN LATERAL (
                    SELECT x.organisation_code AS code
                    UNION
                    SELECT s.organisation_code FROM ticketing.organisation_speaker s
                    WHERE s.citizen_id IN (SELECT ticketing.merged(t.citizen_id))) c
                JOIN ticketing.organisation o ON o.code = c.code
                WHERE t.id = :ticket
                ORDER BY o.name, o.code
                """)
                .param("ticket", ticket.value())
                .query(Organisation.class)
                .list();
    }
}
