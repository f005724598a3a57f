package org.civicline.ticketing.keeping;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names, numbers and wishes of citizens. Of who was not in contact for so long and has no case that is open or closed
 * since, the record stays without any of it: contacts that point to it are still contacts of one person. Who comes back
 * is new to us.
 */
@Component
class CitizenRecords implements PersonalData {

    private static final String QUIET = """
            erased_at IS NULL AND merged_into IS NULL AND created_at < :than
                AND NOT EXISTS (
                    SELECT 1 FROM ticketing.interaction i WHERE i.citizen_id = c.id AND i.began_at >= :than)
                AND NOT EXISTS (
                    SELECT 1 FROM ticketing.ticket t
                    WHERE t.citizen_id = c.id AND (t.closed_at IS NULL OR t.closed_at >= :than))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CitizenRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "citizens";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("SELECT count(*) FROM ticketing.citizen c WHERE " + QUIET)
                .param("than", at(than))
                .query(Long.class)
                .single();
    }

    /**
     * Whoever comes back at this moment is either kept, or new. Contact points are locked first, as whoever answers a call
     * does.
     */
    @Override
    public int forgetOlder(Instant than, int most) {
        List<UUID> old = jdbc.sql(
                        "SELECT id FROM ticketing.citizen c WHERE " + QUIET + " ORDER BY created_at LIMIT :most")
                .param("than", at(than))
                .param("most", most)
                .query(UUID.class)
                .list();
        among(
                        "SELECT citizen_id FROM ticketing.contact_point WHERE citizen_id = ANY (:ids) ORDER BY kind, value FOR UPDATE",
                        old)
                .query(UUID.class)
                .list();
        List<UUID> held = among("SELECT id FROM ticketing.citizen WHERE id = ANY (:ids) FOR UPDATE SKIP LOCKED", old)
                .query(UUID.class)
                .list();
        return forget(among("SELECT id FROM ticketing.citizen c WHERE id = ANY (:ids) AND " + QUIET, held)
                .param("than", at(than))
                .query(UUID.class)
                .list());
    }

    private JdbcClient.StatementSpec among(String sql, List<UUID> ids) {
        return jdbc.sql(sql).param("ids", ids.toArray(UUID[]::new));
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("SELECT count(*) FROM ticketing.citizen WHERE id = :citizen AND erased_at IS NULL")
                .param("citizen", person.citizen())
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        return forget(jdbc.sql("SELECT id FROM ticketing.citizen WHERE id = :citizen AND erased_at IS NULL FOR UPDATE")
                .param("citizen", person.citizen())
                .query(UUID.class)
                .list());
    }

    /** With those that were merged into them: one person. */
    private UUID[] together(List<UUID> citizens) {
        return among("SELECT m FROM unnest(:ids) AS one (id), ticketing.merged(one.id) AS m", citizens)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private int forget(List<UUID> citizens) {
        if (citizens.isEmpty()) {
            return 0;
        }
        UUID[] ids = together(citizens);
        jdbc.sql("DELETE FROM ticketing.contact_point WHERE citizen_id = ANY (:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("DELETE FROM ticketing.organisation_speaker WHERE citizen_id = ANY (:ids)")
                .param("ids", ids)
                .update();
        jdbc.sql("""
                UPDATE ticketing.conduct SET reason = :gone,
                    decision_reason = CASE WHEN decision_reason IS NOT NULL THEN :gone END,
                    appeal = CASE WHEN appeal IS NOT NULL THEN :gone END,
                    appeal_reason = CASE WHEN appeal_reason IS NOT NULL THEN :gone END
                WHERE citizen_id = ANY (:ids)
                """).param("gone", Forgotten.TEXT).param("ids", ids).update();
        jdbc.sql("""
                UPDATE ticketing.citizen_merge SET reason = :gone,
                    undone_reason = CASE WHEN undone_reason IS NOT NULL THEN :gone END
                WHERE kept = ANY (:ids) OR merged = ANY (:ids)
                """).param("gone", Forgotten.TEXT).param("ids", ids).update();
        jdbc.sql("""
                UPDATE ticketing.citizen SET name = NULL, language = DEFAULT, voice = DEFAULT, sms = DEFAULT,
                    large_print = DEFAULT, quiet_from = NULL, quiet_until = NULL, needs = DEFAULT, erased_at = :now
                WHERE id = ANY (:ids)
                """).param("now", at(Columns.now(clock))).param("ids", ids).update();
        return citizens.size();
    }
}
