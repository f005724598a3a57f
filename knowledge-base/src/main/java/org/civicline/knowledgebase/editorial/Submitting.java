package org.civicline.knowledgebase.editorial;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Writes;
import org.civicline.knowledgebase.attachments.FileRows;
import org.civicline.knowledgebase.editorial.ArticleHistory.Act;
import org.civicline.knowledgebase.editorial.ArticleRow.Read;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Hands many editions over for review at once. */
@Component
class Submitting {

    private final EditionStore editions;
    private final ArticleHistory history;
    private final FileRows files;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Submitting(EditionStore editions, ArticleHistory history, FileRows files, JdbcTemplate jdbc, Clock clock) {
        this.editions = editions;
        this.history = history;
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param rows with the version they are compared with; null for a new article */
    void all(Map<Read, @Nullable Integer> rows, UUID by, String note) {
        var writes = new Writes(jdbc);
        var begun = new ArrayList<UUID>();
        Instant now = Columns.now(clock);
        rows.forEach((one, base) -> {
            Edition edition =
                    Edition.begun(Ids.next(clock), one.code(), base, one.department(), one.content(), by, now);
            editions.addSubmitted(writes, edition, note);
            begun.add(edition.id());
            history.add(writes, one.code(), Act.IMPORTED, by, null, note);
        });
        writes.send();
        files.begin(begun);
    }
}
