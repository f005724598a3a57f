package org.civicline.ticketing.keeping;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.civicline.ticketing.attachments.CaseAttachments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a case says of its citizen: who they are, and every text, since whoever answers may have named them. Type,
 * category, times, departments, steps and marks stay, so no figure changes. Only cases that are over are forgotten.
 */
@Component
class Cases implements PersonalData {

    private static final String OVER = "closed_at IS NOT NULL AND erased_at IS NULL";

    /** The statements that leave nothing of what was said; each is given the tickets as {@code :ids}. */
    private static final List<String> FORGET = List.of(
            """
            UPDATE ticketing.ticket SET citizen_id = NULL, own_citizen_id = NULL, phone = NULL, erased_at = :now, version = version + 1,
                answer = CASE WHEN answer IS NOT NULL THEN :gone END,
                closing_note = CASE WHEN closing_note IS NOT NULL THEN :gone END
            WHERE id = ANY (:ids)
            """,
            """
            UPDATE ticketing.ticket_content SET title = :gone, text = :gone, address = NULL, organisation_code = NULL,
                form = jsonb_set(form, '{answers}', '{}')
            WHERE ticket_id = ANY (:ids)
            """,
            """
            UPDATE ticketing.dispatch SET note = CASE WHEN note IS NOT NULL THEN :gone END,
                reply = CASE WHEN reply IS NOT NULL THEN :gone END,
                return_reason = CASE WHEN return_reason IS NOT NULL THEN :gone END
            WHERE ticket_id = ANY (:ids)
            """,
            """
            UPDATE ticketing.clock SET shifts =
                (SELECT jsonb_agg(jsonb_set(shift, '{reason}', to_jsonb(CAST(:gone AS text))) ORDER BY place)
                 FROM jsonb_array_elements(shifts) WITH ORDINALITY AS one (shift, place))
            WHERE ticket_id = ANY (:ids) AND shifts <> '[]'
            """,
            """
            UPDATE ticketing.supervision SET erased_at = :now, reason = CASE WHEN reason IS NOT NULL THEN :gone END,
                answer = CASE WHEN answer IS NOT NULL THEN :gone END
            WHERE ticket_id = ANY (:ids)
            """,
            "UPDATE ticketing.catalogue_dispute SET reason = :gone WHERE ticket_id = ANY (:ids)",
            "UPDATE ticketing.comment SET text = :gone WHERE ticket_id = ANY (:ids)",
            """
            UPDATE ticketing.exclusion SET evidence = :gone, kept_at = CASE WHEN kept_at IS NOT NULL THEN :gone END,
                decision = CASE WHEN decision IS NOT NULL THEN :gone END
            WHERE ticket_id = ANY (:ids)
            """,
            // of the details of a step, what is a word of ours or a number
            """
            UPDATE ticketing.ticket_event SET details = (
                SELECT COALESCE(jsonb_object_agg(key, CASE
                    WHEN key IN ('because', 'via', 'ground', 'reason', 'suggested', 'duty', 'article')
                         AND value #>> '{}' ~ '^[A-Za-z][A-Za-z0-9._-]{0,63}$' THEN value
                    WHEN key = 'contactedAt' AND value #>> '{}' ~ '^[0-9T:.Z+-]{10,40}$' THEN value
                    WHEN jsonb_typeof(value) IN ('number', 'boolean') THEN value
                    ELSE to_jsonb(CAST(:gone AS text)) END), '{}')
                FROM jsonb_each(details))
            WHERE ticket_id = ANY (:ids)
            """,
            "DELETE FROM ticketing.event_mark WHERE ticket_id = ANY (:ids)",
            "DELETE FROM ticketing.interaction_ticket WHERE ticket_id = ANY (:ids)");

    private final JdbcClient jdbc;
    private final CaseAttachments attachments;
    private final Clock clock;

    Cases(JdbcClient jdbc, CaseAttachments attachments, Clock clock) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "cases";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE closed_at < :than AND " + OVER)
                .param("than", at(than))
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOlder(Instant than, int most) {
        return forget(jdbc.sql("SELECT id FROM ticketing.ticket WHERE closed_at < :than AND " + OVER
                        + " ORDER BY closed_at LIMIT :most FOR UPDATE SKIP LOCKED")
                .param("than", at(than))
                .param("most", most)
                .query(UUID.class)
                .list());
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE citizen_id = :citizen AND " + OVER)
                .param("citizen", person.citizen())
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        return forget(jdbc.sql("SELECT id FROM ticketing.ticket WHERE citizen_id = :citizen AND " + OVER
                        + " ORDER BY id FOR UPDATE")
                .param("citizen", person.citizen())
                .query(UUID.class)
                .list());
    }

    private int forget(List<UUID> tickets) {
        if (tickets.isEmpty()) {
            return 0;
        }
        jdbc.sql("SELECT set_config('civicline.forgetting', 'yes', TRUE)")
                .query(String.class)
                .single();
        for (String statement : FORGET) {
            jdbc.sql(statement)
                    .param("ids", tickets.toArray(UUID[]::new))
                    .param("now", at(Columns.now(clock)))
                    .param("gone", Forgotten.TEXT)
                    .update();
        }
        attachments.forget(tickets);
        return tickets.size();
    }
}
