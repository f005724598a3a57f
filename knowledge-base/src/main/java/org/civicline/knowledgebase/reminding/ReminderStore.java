package org.civicline.knowledgebase.reminding;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which articles are due, who was told, and the mails on their way. */
@Repository
class ReminderStore {

    /** More at once than any city lets come due on a day. */
    private static final int MOST = 10_000;

    private static final String DUE = """
            SELECT a.code, v.title, a.department_code, a.review_by, v.written_by, a.review_by < :today AS late
            FROM knowledgebase.article a
            JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
            WHERE a.withdrawn_at IS NULL AND a.review_by <= :by
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ReminderStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Several nodes look at once; within the transaction of whoever comes first. */
    void oneAfterTheOther() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('knowledgebase.review_reminder'))")
                .query((_, _) -> true)
                .list();
    }

    /** Of these departments, due by that day, of which nobody was told yet as they stand. */
    List<DueArticle> untold(LocalDate today, LocalDate by, Collection<String> departments) {
        return jdbc.sql(DUE + """
                  AND a.department_code = ANY (:departments)
                  AND NOT EXISTS (SELECT FROM knowledgebase.review_reminder r
                                  WHERE r.code = a.code AND r.review_by = a.review_by AND r.late = (a.review_by < :today))
                ORDER BY a.review_by, a.code LIMIT :most
                """)
                .param("today", today)
                .param("by", by)
                .param("departments", departments.toArray(String[]::new))
                .param("most", MOST)
                .query(ReminderStore::article)
                .list();
    }

    /** Those of these articles that are still due. */
    List<DueArticle> stillDue(LocalDate today, LocalDate by, String department, Collection<String> codes) {
        return jdbc.sql(DUE
                        + "AND a.department_code = :department AND a.code = ANY (:codes) ORDER BY a.review_by, a.code")
                .param("today", today)
                .param("by", by)
                .param("department", department)
                .param("codes", codes.toArray(String[]::new))
                .query(ReminderStore::article)
                .list();
    }

    void told(Collection<DueArticle> articles, Instant now) {
        batches.batchUpdate(
                "INSERT INTO knowledgebase.review_reminder (code, review_by, late, at) VALUES (?, ?, ?, ?)",
                articles.stream()
                        .map(one -> new Object[] {one.code(), Date.valueOf(one.reviewBy()), one.late(), at(now)})
                        .toList());
    }

    void add(Collection<ReviewMail> mails, Instant now) {
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.review_mail (id, staff_id, department_code, codes, made_at, state, next_at)
                VALUES (?, ?, ?, ?, ?, 'WAITING', ?)
                """,
                mails.stream()
                        .map(one -> new Object[] {
                            one.id(),
                            one.staff(),
                            one.departmentCode(),
                            one.codes().toArray(String[]::new),
                            at(now),
                            at(now)
                        })
                        .toList());
    }

    /** One whose time has come, to be sent by whoever gets it and nobody else. */
    Optional<ReviewMail> take(Instant now) {
        return jdbc.sql("""
                UPDATE knowledgebase.review_mail SET state = 'SENDING', taken_at = :now, next_at = NULL, tries = tries + 1
                WHERE id = (SELECT id FROM knowledgebase.review_mail WHERE state = 'WAITING' AND next_at <= :now
                    ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param("now", at(now))
                .query((row, _) -> new ReviewMail(
                        uuid(row, "id"),
                        uuid(row, "staff_id"),
                        row.getString("department_code"),
                        List.of((String[]) row.getArray("codes").getArray()),
                        row.getInt("tries")))
                .optional();
    }

    void putOff(ReviewMail mail, Instant until, String trouble) {
        jdbc.sql("""
                UPDATE knowledgebase.review_mail SET state = 'WAITING', next_at = :until, taken_at = NULL, trouble = :trouble
                WHERE id = :id AND state = 'SENDING'
                """)
                .param("id", mail.id())
                .param("until", at(until))
                .param("trouble", trouble)
                .update();
    }

    /** @param trouble null where nothing stood in the way */
    void end(ReviewMail mail, String state, @Nullable String trouble, Instant now) {
        jdbc.sql("""
                UPDATE knowledgebase.review_mail SET state = :state, taken_at = NULL, ended_at = :now, trouble = :trouble
                WHERE id = :id AND state = 'SENDING'
                """)
                .param("id", mail.id())
                .param("state", state)
                .param("trouble", trouble)
                .param("now", at(now))
                .update();
    }

    /** Those whose sender was never heard of again: whether they went out nobody knows. */
    void doubt(Instant takenBefore, Instant now) {
        jdbc.sql("""
                UPDATE knowledgebase.review_mail SET state = 'DOUBTFUL', taken_at = NULL, ended_at = :now
                WHERE state = 'SENDING' AND taken_at < :before
                """).param("before", at(takenBefore)).param("now", at(now)).update();
    }

    void forget(Instant endedBefore) {
        jdbc.sql("DELETE FROM knowledgebase.review_mail WHERE ended_at < :before")
                .param("before", at(endedBefore))
                .update();
    }

    private static DueArticle article(ResultSet row, int number) throws SQLException {
        return new DueArticle(
                row.getString("code"),
                row.getString("title"),
                row.getString("department_code"),
                row.getObject("review_by", LocalDate.class),
                uuidOrNull(row, "written_by"),
                row.getBoolean("late"));
    }
}
