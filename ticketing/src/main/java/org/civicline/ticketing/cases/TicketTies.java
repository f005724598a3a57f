package org.civicline.ticketing.cases;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tickets belong together. */
@Component
public class TicketTies {

    /** Of this module's own choosing; nothing else in the database uses it. */
    private static final long MERGES = 0x6D65726765L;

    private final JdbcClient jdbc;

    TicketTies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever merges now, until their transaction ends. */
    public void oneMergeAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:merges)")
                .param("merges", MERGES)
                .query((_, _) -> true)
                .single();
    }

    /** How many are merged into a ticket now. */
    public int mergedInto(TicketId main) {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE merged_into = :main AND status = 'MERGED'")
                .param("main", main.value())
                .query(Integer.class)
                .single();
    }

    /** False if they were related before. */
    public boolean relate(TicketId one, TicketId other, StaffMember by, Instant now) {
        return jdbc.sql("""
                INSERT INTO ticketing.related (one_id, other_id, related_at, related_by)
                VALUES (least(:one, :other), greatest(:one, :other), :now, :by) ON CONFLICT DO NOTHING
                """)
                        .param("one", one.value())
                        .param("other", other.value())
                        .param("now", at(now))
                        .param("by", by.id().value())
                        .update()
                == 1;
    }

    /** False if they were not related. */
    public boolean unrelate(TicketId one, TicketId other) {
        return jdbc.sql("""
                DELETE FROM ticketing.related
                WHERE one_id = least(:one, :other) AND other_id = greatest(:one, :other)
                """)
                        .param("one", one.value())
                        .param("other", other.value())
                        .update()
                == 1;
    }
}
