package org.civicline.ticketing.forms;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.ticketing.CategoryForms.Part;
import org.civicline.ticketing.CategoryForms.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Versions of categories' own questions; a published one never changes. */
@Component
class FormStore {

    private static final TypeReference<List<Question>> QUESTIONS = new TypeReference<>() {};

    /** One version; nobody for what came with the system. */
    record Version(
            Part part,
            List<Question> questions,
            Instant publishedAt,
            @Nullable UUID publishedBy,
            String note) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    FormStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** The newest version of every category that ever had one. */
    List<Version> newest() {
        return jdbc.sql("""
                SELECT DISTINCT ON (category_code) * FROM ticketing.category_form ORDER BY category_code, version DESC
                """).query(this::version).list();
    }

    /** Newest first. */
    List<Version> versions(String category, int before, int count) {
        return jdbc.sql("""
                SELECT * FROM ticketing.category_form WHERE category_code = :category AND version < :before
                ORDER BY version DESC LIMIT :count
                """)
                .param("category", category)
                .param("before", before)
                .param("count", count)
                .query(this::version)
                .list();
    }

    Map<Part, List<Question>> find(Collection<Part> parts) {
        var found = new HashMap<Part, List<Question>>();
        jdbc.sql("""
                SELECT * FROM ticketing.category_form
                WHERE (category_code, version) IN (SELECT * FROM unnest(CAST(:codes AS text[]), CAST(:versions AS int[])))
                """)
                .param("codes", parts.stream().map(Part::categoryCode).toArray(String[]::new))
                .param("versions", parts.stream().map(Part::version).toArray(Integer[]::new))
                .query((row, number) -> version(row, number))
                .list()
                .forEach(one -> found.put(one.part(), one.questions()));
        return found;
    }

    /** The newest version of a category's own questions, 0 if it has none; nobody else publishes one until the transaction ends. */
    int lockNewest(String category) {
        jdbc.sql("SELECT 1 FROM ticketing.category WHERE code = :category FOR NO KEY UPDATE")
                .param("category", category)
                .query(Integer.class)
                .single();
        return jdbc.sql("SELECT COALESCE(max(version), 0) FROM ticketing.category_form WHERE category_code = :category")
                .param("category", category)
                .query(Integer.class)
                .single();
    }

    void addAll(List<Version> versions) {
        batches.batchUpdate(
                """
                INSERT INTO ticketing.category_form
                    (category_code, version, questions, published_at, published_by, note)
                VALUES (?, ?, CAST(? AS jsonb), ?, ?, ?)
                """,
                versions.stream()
                        .map(one -> new Object[] {
                            one.part().categoryCode(),
                            one.part().version(),
                            json.writeValueAsString(one.questions()),
                            at(one.publishedAt()),
                            one.publishedBy(),
                            one.note()
                        })
                        .toList());
    }

    private Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                new Part(row.getString("category_code"), row.getInt("version")),
                json.readValue(row.getString("questions"), QUESTIONS),
                instant(row, "published_at"),
                uuidOrNull(row, "published_by"),
                row.getString("note"));
    }
}
