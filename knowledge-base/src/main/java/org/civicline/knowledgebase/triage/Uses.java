package org.civicline.knowledgebase.triage;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Remembered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was suggested and what people then chose. It is learnt from at once: an answer that people mostly overrule is no
 * longer given without asking. The next version then learns from the cases themselves.
 */
@Component
class Uses {

    /** Fewer say nothing yet. */
    private static final int ENOUGH = 20;

    /**
     * @param question of {@link Question}, or {@code ARTICLE}
     * @param chosen null if nothing was
     * @param taken with one click
     */
    record Use(String question, String suggested, @Nullable String chosen, boolean taken) {}

    private record Doubted(int version, String question, String answer) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final Remembered<Set<Doubted>> doubted;

    Uses(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.doubted = new Remembered<>(this::readDoubted, clock);
    }

    /** @param version null for what catalogue and rules said */
    void add(@Nullable Integer version, List<Use> uses) {
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.triage_use (id, version, question, suggested, chosen, taken, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                uses.stream()
                        .map(one -> new @Nullable Object[] {
                            Ids.next(clock),
                            one.question().equals("ARTICLE") ? null : version,
                            one.question(),
                            one.suggested(),
                            one.chosen(),
                            one.taken(),
                            clock.instant().atOffset(ZoneOffset.UTC)
                        })
                        .toList());
    }

    /** Whether people mostly chose something else when a version gave this answer. */
    boolean doubted(int version, Question question, String answer) {
        return doubted.get().contains(new Doubted(version, question.name(), answer));
    }

    private Set<Doubted> readDoubted() {
        return new HashSet<>(jdbc.sql("""
                SELECT version, question, suggested FROM knowledgebase.triage_use
                WHERE version = (SELECT max(version) FROM knowledgebase.triage_model)
                GROUP BY version, question, suggested
                HAVING count(*) >= :enough AND 2 * count(*) FILTER (WHERE chosen = suggested) < count(*)
                """)
                .param("enough", ENOUGH)
                .query((row, _) ->
                        new Doubted(row.getInt("version"), row.getString("question"), row.getString("suggested")))
                .list());
    }
}
