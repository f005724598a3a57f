package org.civicline.ticketing.followup;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes follow-ups of cases taken over from before. */
@Component
public class PastFollowUps {

    private final JdbcTemplate batches;
    private final FollowUpSettings settings;
    private final Clock clock;

    PastFollowUps(JdbcTemplate batches, FollowUpSettings settings, Clock clock) {
        this.batches = batches;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A citizen who was asked.
     *
     * @param endedAt null if they may still answer
     * @param grade null if they did not
     * @param contacted whether the department had been in touch; null if they were not asked
     */
    public record PastFollowUp(
            UUID ticket,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable Satisfaction grade,
            @Nullable Boolean contacted,
            @Nullable Channel via) {}

    /** Nobody is called sooner than after a text of today. */
    public void add(List<PastFollowUp> asked) {
        Instant next = clock.instant().plus(settings.callAfter());
        batches.batchUpdate("""
                INSERT INTO ticketing.follow_up (id, ticket_id, asked_at, next_at, ended_at, outcome, grade, solved, contacted, via, sample,
                    department_code, place_code, channel, opened_at)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, lead_department, place_code, channel, created_at FROM ticketing.ticket WHERE id = ?
                """, asked.stream().map(one -> row(one, next)).toList());
    }

    private Object[] row(PastFollowUp one, Instant next) {
        Satisfaction grade = one.grade();
        Channel via = one.via();
        boolean ended = one.endedAt() != null;
        return new Object[] {
            Ids.next(clock),
            one.ticket(),
            at(one.askedAt()),
            ended ? null : at(next),
            atOrNull(one.endedAt()),
            ended ? grade == null ? "NOT_CONTACTED" : "RATED" : null,
            grade == null ? null : grade.digit(),
            grade == null ? null : grade.solved(),
            grade == null ? null : one.contacted(),
            via == null ? null : via.name(),
            // Whoever could not be reached then is no sample now.
            !ended || grade != null,
            one.ticket()
        };
    }
}
