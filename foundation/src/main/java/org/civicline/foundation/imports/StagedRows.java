package org.civicline.foundation.imports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file and its rows while they are taken in, and what is wrong with which. */
@Component
class StagedRows {

    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    /** What is wrong, in the words of both languages. */
    record Problem(
            int row,
            int place,
            @Nullable String column,
            String code,
            String text,
            String textEn,
            String remedy,
            String remedyEn) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    StagedRows(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    byte[] file(UUID run) {
        return jdbc.sql("SELECT content FROM foundation.import_file WHERE run_id = :run")
                .param("run", run)
                .query(byte[].class)
                .single();
    }

    /** @param key the column rows are told apart by; null if there is none */
    void add(UUID run, List<ImportRow> rows, @Nullable String key) {
        batches.batchUpdate(
                "INSERT INTO foundation.import_row (run_id, number, key, cells) VALUES (?, ?, ?, CAST(? AS jsonb))",
                rows.stream()
                        .map(one -> new Object[] {
                            run, one.number(), key == null ? null : one.cell(key), json.writeValueAsString(one.cells())
                        })
                        .toList());
    }

    /** The rows after the one given. */
    List<ImportRow> all(UUID run, int after, int most) {
        return rows(
                "SELECT number, cells FROM foundation.import_row WHERE run_id = :run AND number > :after "
                        + "ORDER BY number LIMIT :most",
                run,
                after,
                most);
    }

    /** Of those only the ones with which nothing is wrong. */
    List<ImportRow> sound(UUID run, int after, int most) {
        return rows(
                "SELECT number, cells FROM foundation.import_row WHERE run_id = :run AND number > :after "
                        + "AND NOT faulty ORDER BY number LIMIT :most",
                run,
                after,
                most);
    }

    private List<ImportRow> rows(String sql, UUID run, int after, int most) {
        return jdbc.sql(sql)
                .param("run", run)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new ImportRow(row.getInt("number"), json.readValue(row.getString("cells"), CELLS)))
                .list();
    }

    /** Which of the rows up to the last given have the key of an earlier one, and of which. */
    Map<Integer, Integer> repeated(UUID run, int after, int last) {
        var repeated = new HashMap<Integer, Integer>();
        jdbc.sql("""
                SELECT r.number, (SELECT min(e.number) FROM foundation.import_row e
                                  WHERE e.run_id = r.run_id AND e.key = r.key) AS first
                FROM foundation.import_row r
                WHERE r.run_id = :run AND r.number > :after AND r.number <= :last AND r.key IS NOT NULL
                """)
                .param("run", run)
                .param("after", after)
                .param("last", last)
                .query((RowCallbackHandler) row -> {
                    if (row.getInt("first") < row.getInt("number")) {
                        repeated.put(row.getInt("number"), row.getInt("first"));
                    }
                });
        return repeated;
    }

    void note(UUID run, Set<Integer> faulty, List<Problem> problems) {
        jdbc.sql("UPDATE foundation.import_row SET faulty = TRUE WHERE run_id = :run AND number = ANY (:faulty)")
                .param("run", run)
                .param("faulty", faulty.toArray(Integer[]::new))
                .update();
        batches.batchUpdate(
                """
                INSERT INTO foundation.import_problem (run_id, number, place, column_code, code, text, text_en, remedy, remedy_en)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                problems.stream()
                        .map(one -> new Object[] {
                            run,
                            one.row(),
                            one.place(),
                            one.column(),
                            one.code(),
                            one.text(),
                            one.textEn(),
                            one.remedy(),
                            one.remedyEn()
                        })
                        .toList());
    }

    /** Forgets what was wrong, before everything is tried out again. */
    void clean(UUID run) {
        jdbc.sql("DELETE FROM foundation.import_problem WHERE run_id = :run")
                .param("run", run)
                .update();
        jdbc.sql("UPDATE foundation.import_row SET faulty = FALSE WHERE run_id = :run AND faulty")
                .param("run", run)
                .update();
    }

    /** How many rows of each run something is wrong with. */
    Map<UUID, Integer> faulty(List<UUID> runs) {
        var faulty = new HashMap<UUID, Integer>();
        jdbc.sql("""
                SELECT run_id, count(DISTINCT number) AS faulty FROM foundation.import_problem
                WHERE run_id = ANY (:runs) GROUP BY run_id
                """).param("runs", runs.toArray(UUID[]::new)).query((RowCallbackHandler)
                row -> faulty.put(row.getObject("run_id", UUID.class), row.getInt("faulty")));
        return faulty;
    }

    /** @param after the row and place the page before ended at, as {@code row_place} */
    Slice<Problem> problems(UUID run, int afterRow, int afterPlace, int size) {
        var found = new ArrayList<>(jdbc.sql("""
                SELECT number, place, column_code, code, text, text_en, remedy, remedy_en
                FROM foundation.import_problem
                WHERE run_id = :run AND (number, place) > (:row, :place) ORDER BY number, place LIMIT :size
                """)
                .param("run", run)
                .param("row", afterRow)
                .param("place", afterPlace)
                .param("size", size + 1)
                .query((row, _) -> new Problem(
                        row.getInt("number"),
                        row.getInt("place"),
                        row.getString("column_code"),
                        row.getString("code"),
                        row.getString("text"),
                        row.getString("text_en"),
                        row.getString("remedy"),
                        row.getString("remedy_en")))
                .list());
        if (found.size() <= size) {
            return new Slice<>(found, null);
        }
        found.removeLast();
        return new Slice<>(found, found.getLast().row() + "_" + found.getLast().place());
    }

    /** Only what is wrong stays, for whoever wants to put it right. */
    void forgetRows(UUID run) {
        forgetFile(run);
        jdbc.sql("DELETE FROM foundation.import_row WHERE run_id = :run")
                .param("run", run)
                .update();
    }

    void forgetFile(UUID run) {
        jdbc.sql("DELETE FROM foundation.import_file WHERE run_id = :run")
                .param("run", run)
                .update();
    }

    int forgetProblems(Instant than) {
        return jdbc.sql("""
                DELETE FROM foundation.import_problem WHERE run_id IN (
                    SELECT id FROM foundation.import_run WHERE ended_at < :than)
                """).param("than", than.atOffset(ZoneOffset.UTC)).update();
    }
}
