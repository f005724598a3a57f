package org.civicline.knowledgebase.articles;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.Knowledge;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcKnowledge implements Knowledge {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 100_000;
    private static final int MOST = 200;

    private static final String CURRENT = """
            SELECT v.*, a.times_used FROM knowledgebase.article a
            JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Markdown markdown;
    private final Clock clock;

    JdbcKnowledge(JdbcClient jdbc, JdbcTemplate batches, Markdown markdown, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.markdown = markdown;
        this.clock = clock;
    }

    @Override
    public Optional<Article> find(String code) {
        return jdbc.sql(CURRENT + "WHERE a.code = ?")
                .param(code)
                .query(this::article)
                .optional();
    }

    @Override
    public Slice<ArticleLine> list(@Nullable String categoryCode, @Nullable String after, int size) {
        int limit = Math.clamp(size, 1, MOST);
        List<ArticleLine> lines = jdbc.sql("""
                SELECT v.code, v.title, v.department_code, v.category_code, v.valid_from FROM knowledgebase.article a
                JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                WHERE (CAST(:category AS text) IS NULL OR a.category_code = :category)
                  AND a.code > COALESCE(CAST(:after AS text), '')
                ORDER BY a.code LIMIT :limit
                """)
                .param("category", categoryCode)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, _) -> new ArticleLine(
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("department_code"),
                        row.getString("category_code"),
                        row.getObject("valid_from", LocalDate.class)))
                .list();
        boolean more = lines.size() > limit;
        List<ArticleLine> shown = more ? lines.subList(0, limit) : lines;
        return new Slice<>(shown, more ? shown.getLast().code() : null);
    }

    @Override
    @Transactional
    public Outcome<Integer> publish(Collection<NewArticle> articles) {
        for (NewArticle one : articles) {
            if (one.title().isBlank()
                    || one.title().length() > LONGEST_TITLE
                    || one.body().isBlank()
                    || one.body().length() > LONGEST_BODY
                    || one.reviewBy().isBefore(one.validFrom())) {
                return Outcome.refused(
                        Refusal.invalid("knowledgebase.bad-article").with("code", one.code()));
            }
        }
        // Revisions must become visible in their order, or an index that has seen a later one would miss this.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('knowledgebase.publish'))")
                .query((_, _) -> true)
                .list();
        Map<String, Article> before = currentOf(articles);
        var changed = new ArrayList<NewArticle>();
        var versions = new ArrayList<Object[]>();
        for (NewArticle one : articles) {
            @Nullable Article known = before.get(one.code());
            if (known == null || !same(known, one)) {
                changed.add(one);
                versions.add(row(one, known == null ? 1 : known.version() + 1));
            }
        }
        batches.batchUpdate("""
                INSERT INTO knowledgebase.article_version (code, version, title, title_en, department_code,
                    category_code, keywords, body, valid_from, review_by, visibility, published_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, versions);
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.article (code, version, category_code, revision)
                VALUES (?, ?, ?, nextval('knowledgebase.article_revision'))
                ON CONFLICT (code) DO UPDATE SET version = excluded.version, category_code = excluded.category_code,
                    revision = excluded.revision
                """,
                versions.stream()
                        .map(row -> new Object[] {row[0], row[1], row[5]})
                        .toList());
        return Outcome.done(changed.size());
    }

    @Override
    public void used(String code) {
        jdbc.sql("UPDATE knowledgebase.article SET times_used = times_used + 1 WHERE code = ?")
                .param(code)
                .update();
    }

    private Map<String, Article> currentOf(Collection<NewArticle> articles) {
        return jdbc
                .sql(CURRENT + "WHERE a.code = ANY (:codes) FOR UPDATE OF a")
                .param("codes", articles.stream().map(NewArticle::code).toArray(String[]::new))
                .query(this::article)
                .list()
                .stream()
                .collect(Collectors.toMap(Article::code, Function.identity()));
    }

    private Object[] row(NewArticle one, int version) {
        return Arrays.asList(
                        one.code(),
                        version,
                        one.title(),
                        one.titleEn(),
                        one.departmentCode(),
                        one.categoryCode(),
                        one.keywords().toArray(String[]::new),
                        one.body(),
                        Date.valueOf(one.validFrom()),
                        Date.valueOf(one.reviewBy()),
                        one.visibility().name(),
                        Timestamp.from(clock.instant()))
                .toArray();
    }

    private static boolean same(Article known, NewArticle one) {
        return known.title().equals(one.title())
                && java.util.Objects.equals(known.titleEn(), one.titleEn())
                && known.departmentCode().equals(one.departmentCode())
                && known.categoryCode().equals(one.categoryCode())
                && known.keywords().equals(one.keywords())
                && known.body().equals(one.body())
                && known.validFrom().equals(one.validFrom())
                && known.reviewBy().equals(one.reviewBy())
                && known.visibility() == one.visibility();
    }

    private Article article(ResultSet row, int number) throws SQLException {
        String body = row.getString("body");
        return new Article(
                row.getString("code"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("department_code"),
                row.getString("category_code"),
                List.of((String[]) row.getArray("keywords").getArray()),
                body,
                markdown.html(body),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("review_by", LocalDate.class),
                Visibility.valueOf(row.getString("visibility")),
                row.getLong("times_used"));
    }
}
