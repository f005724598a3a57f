package org.civicline.knowledgebase.triage;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Remembered;
import org.civicline.knowledgebase.triage.learning.Sorter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The versions, in the database; the newest is read once by each node. */
@Component
class ModelStore {

    private static final Logger LOG = LoggerFactory.getLogger(ModelStore.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reports are kept of all; what was learnt, of so many. */
    private static final int KEPT = 3;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final Remembered<Integer> newest;
    private volatile @Nullable Model current;

    ModelStore(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.newest = new Remembered<>(this::readNewest, clock);
    }

    private record Stored(byte[] sorters, Report report) {}

    /** Puts a version in force, here at once and on other nodes within a minute. */
    @Transactional
    int add(int cases, Report report, Map<Question, Sorter> sorters) {
        int version = jdbc.sql("""
                INSERT INTO knowledgebase.triage_model (version, learnt_at, cases, report, sorters)
                SELECT COALESCE(max(version), 0) + 1, :now, :cases, CAST(:report AS jsonb), :sorters FROM knowledgebase.triage_model
                RETURNING version
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("cases", cases)
                .param("report", JSON.writeValueAsString(report))
                .param("sorters", Model.written(sorters))
                .query(Integer.class)
                .single();
        jdbc.sql("UPDATE knowledgebase.triage_model SET sorters = NULL WHERE version <= :old AND sorters IS NOT NULL")
                .param("old", version - KEPT)
                .update();
        audit.record("triage.trained", "triage:" + version, Map.of("cases", cases));
        newest.forget();
        return version;
    }

    /** The version in force; empty while nothing was learnt, or if it cannot be read by this program. */
    Optional<Model> current() {
        int version = newest.get();
        Model known = current;
        if (known == null || known.version() != version) {
            known = version == 0 ? new Model(0, Map.of(), Map.of()) : read(version);
            current = known;
        }
        return known.sorters().isEmpty() ? Optional.empty() : Optional.of(known);
    }

    /** Whether there was ever such a version. */
    boolean exists(int version) {
        return version > 0 && (version <= newest.get() || version <= newest.anew());
    }

    private int readNewest() {
        return jdbc.sql("SELECT COALESCE(max(version), 0) FROM knowledgebase.triage_model")
                .query(Integer.class)
                .single();
    }

    private Model read(int version) {
        Stored stored = jdbc.sql("SELECT sorters, report FROM knowledgebase.triage_model WHERE version = :version")
                .param("version", version)
                .query((row, _) -> new Stored(
                        Objects.requireNonNullElse(row.getBytes("sorters"), new byte[0]),
                        JSON.readValue(row.getString("report"), Report.class)))
                .single();
        var sureFrom = new EnumMap<Question, Double>(Question.class);
        stored.report().questions().forEach((question, learnt) -> sureFrom.put(question, learnt.sureFrom()));
        try {
            return new Model(version, Model.read(stored.sorters()), sureFrom);
        } catch (IOException e) {
            LOG.warn("version {} of triage cannot be read by this program; train it anew", version, e);
            return new Model(version, Map.of(), Map.of());
        }
    }
}
