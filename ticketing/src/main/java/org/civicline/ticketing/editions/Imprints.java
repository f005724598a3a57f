package org.civicline.ticketing.editions;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of rules of many rows: the table with a row for each version. What is named {@code table} comes from the code alone. */
@Component
public class Imprints {

    /** When a version was published, by whom and why. */
    public record Imprint(int version, Instant at, @Nullable UUID by, String note) {

        public <R> Edition<R> of(R rules) {
            return new Edition<>(at, by, note, rules);
        }
    }

    private final JdbcClient jdbc;

    Imprints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public List<Imprint> newest(String table, int most) {
        return before(table, Integer.MAX_VALUE, most);
    }

    /** Older than a version, newest first. */
    public List<Imprint> before(String table, int version, int most) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE version < :version ORDER BY version DESC LIMIT :most")
                .param("version", version)
                .param("most", most)
                .query((row, _) -> new Imprint(
                        row.getInt("version"),
                        instant(row, "published_at"),
                        uuidOrNull(row, "published_by"),
                        row.getString("note")))
                .list();
    }

    /** False if it does not follow the newest. */
    public boolean add(String table, int version, Edition<?> edition) {
        return jdbc.sql("INSERT INTO " + table + " SELECT :version, :at, :by, :note"
                                + " WHERE (SELECT max(version) FROM " + table
                                + ") = :version - 1 ON CONFLICT DO NOTHING")
                        .param("version", version)
                        .param("at", at(edition.publishedAt()))
                        .param("by", edition.publishedBy())
                        .param("note", edition.note())
                        .update()
                == 1;
    }
}
