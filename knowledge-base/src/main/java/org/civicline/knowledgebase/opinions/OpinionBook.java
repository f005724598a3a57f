package org.civicline.knowledgebase.opinions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.knowledgebase.Opinions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OpinionBook implements Opinions {

    private static final int DIGEST_OCTETS = 16;

    private final JdbcClient jdbc;
    private final Clock clock;

    OpinionBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Outcome<Opinion> give(String code, int version, Giver giver, Opinion opinion) {
        String note = opinion.note();
        int written = jdbc.sql("""
                INSERT INTO knowledgebase.opinion (id, code, version, source, giver, staff_id, useful, why, note, at)
                SELECT :id, v.code, v.version, :source, :giver, CAST(:staff AS uuid), :useful, :why, :note, :at
                FROM knowledgebase.article_version v WHERE v.code = :code AND v.version = :version
                ON CONFLICT (code, version, giver) DO UPDATE
                SET useful = excluded.useful, why = excluded.why, note = excluded.note, at = excluded.at
                """)
                .param("id", Ids.next(clock))
                .param("source", source(giver))
                .param("giver", digest(code, version, giver))
                .param("staff", staff(giver))
                .param("useful", opinion.useful())
                .param("why", opinion.why() == null ? null : opinion.why().name())
                .param("note", note == null ? null : note.strip())
                .param("at", Columns.at(Columns.now(clock)))
                .param("code", code)
                .param("version", version)
                .update();
        return written == 1
                ? Outcome.done(opinion)
                : Outcome.refused(Refusal.notFound("knowledgebase.unknown-article"));
    }

    @Override
    public Optional<Opinion> of(String code, int version, Giver giver) {
        return jdbc.sql("""
                SELECT useful, why, note FROM knowledgebase.opinion WHERE code = :code AND version = :version AND giver = :giver
                """)
                .param("code", code)
                .param("version", version)
                .param("giver", digest(code, version, giver))
                .query(OpinionBook::read)
                .optional();
    }

    private static Opinion read(ResultSet row, int number) throws SQLException {
        String why = Columns.text(row, "why");
        return new Opinion(row.getBoolean("useful"), why == null ? null : Why.valueOf(why), Columns.text(row, "note"));
    }

    private static String source(Giver giver) {
        return switch (giver) {
            case Giver.Reader _ -> "READER";
            case Giver.Staff _ -> "STAFF";
            case Giver.Caller _ -> "CALLER";
        };
    }

    private static @Nullable UUID staff(Giver giver) {
        return switch (giver) {
            case Giver.Reader _ -> null;
            case Giver.Staff(var id) -> id.value();
            case Giver.Caller(var _, var by) -> by.value();
        };
    }

    /** Of article and giver together: what one reader thinks of two articles cannot be put together. */
    private static String digest(String code, int version, Giver giver) {
        String who = switch (giver) {
            case Giver.Reader(var key) -> "reader " + key;
            case Giver.Staff(var id) -> "staff " + id.value();
            case Giver.Caller(var key, var by) -> "caller " + key + " " + by.value();
        };
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((code + " " + version + " " + who).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
