package org.civicline.knowledgebase.articles;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.now;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffId;
import org.civicline.knowledgebase.AttachedFile;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.ServiceItem;
import org.civicline.knowledgebase.attachments.FileRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcKnowledge implements Knowledge {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 100_000;
    private static final int MOST = 200;

    /** The date of the next reading is that of the article where the version is the one on show. */
    private static final String VERSIONS = """
            SELECT v.*, a.times_used, a.withdrawn_at,
                CASE WHEN v.version = a.version THEN a.review_by ELSE v.review_by END AS read_by,
            """ + FileRows.OF_VERSION + """

            FROM knowledgebase.article a JOIN knowledgebase.article_version v ON v.code = a.code
            """;

    private static final String CURRENT = VERSIONS + "AND v.version = a.version\n";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FileRows files;
    private final Markdown markdown;
    private final JsonMapper json;
    private final Clock clock;

    JdbcKnowledge(
            JdbcClient jdbc, JdbcTemplate batches, FileRows files, Markdown markdown, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.files = files;
        this.markdown = markdown;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<Article> find(String code) {
        return jdbc.sql(CURRENT + "WHERE a.code = ? AND a.withdrawn_at IS NULL")
                .param(code)
                .query(this::article)
                .optional();
    }

    @Override
    public Optional<Article> version(String code, int version) {
        return jdbc.sql(VERSIONS + "WHERE a.code = ? AND v.version = ?")
                .params(code, version)
                .query(this::article)
                .optional();
    }

    @Override
    public List<Article> newest(Collection<String> codes) {
        return jdbc.sql(CURRENT + "WHERE a.code = ANY (:codes) ORDER BY a.code")
                .param("codes", codes.toArray(String[]::new))
                .query(this::article)
                .list();
    }

    @Override
    public Optional<Instant> withdrawn(String code) {
        return jdbc.sql("""
                SELECT withdrawn_at FROM knowledgebase.article WHERE code = ? AND withdrawn_at IS NOT NULL
                """)
                .param(code)
                .query((row, _) -> instant(row, "withdrawn_at"))
                .optional();
    }

    @Override
    public Slice<ArticleLine> list(@Nullable String categoryCode, @Nullable String after, int size) {
        int limit = Math.clamp(size, 1, MOST);
        List<ArticleLine> lines = jdbc.sql("""
                SELECT v.code, v.title, v.department_code, v.category_code, v.valid_from, a.review_by, v.visibility
                FROM knowledgebase.article a
                JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                WHERE a.withdrawn_at IS NULL
                  AND (CAST(:category AS text) IS NULL OR a.category_code = :category)
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
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("review_by", LocalDate.class),
                        Visibility.valueOf(row.getString("visibility"))))
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
        oneAfterTheOther();
        Map<String, Known> before = currentOf(articles);
        var versions = new ArrayList<@Nullable Object[]>();
        var attached = new ArrayList<FileRows.OfVersion>();
        for (NewArticle one : articles) {
            Known known = before.get(one.code());
            if (known == null || !known.says(one)) {
                int version = known == null ? 1 : known.article().version() + 1;
                versions.add(row(one, version));
                attached.add(new FileRows.OfVersion(one.code(), version, filesOf(one, known)));
            }
        }
        batches.batchUpdate("""
                INSERT INTO knowledgebase.article_version (code, version, title, title_en, department_code,
                    category_code, keywords, body, valid_from, review_by, visibility, published_at, body_en, spoken,
                    service, written_by, approved_by, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?, ?, ?)
                """, versions);
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.article (code, version, category_code, department_code, review_by, revision)
                VALUES (?, ?, ?, ?, ?, nextval('knowledgebase.article_revision'))
                ON CONFLICT (code) DO UPDATE SET version = excluded.version, category_code = excluded.category_code,
                    department_code = excluded.department_code, review_by = excluded.review_by,
                    revision = excluded.revision, withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_why = NULL
                """,
                versions.stream()
                        .map(row -> new @Nullable Object[] {row[0], row[1], row[5], row[4], row[9]})
                        .toList());
        files.publish(attached);
        return Outcome.done(versions.size());
    }

    private static List<AttachedFile> filesOf(NewArticle one, @Nullable Known before) {
        if (one.files() != null) {
            return one.files();
        }
        return before == null ? List.of() : before.article().files();
    }

    /** Revisions must become visible in their order, or an index that has seen a later one would miss one before. */
    private void oneAfterTheOther() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('knowledgebase.publish'))")
                .query((_, _) -> true)
                .list();
    }

    @Override
    @Transactional
    public boolean withdraw(String code, int version, StaffId by, String why) {
        oneAfterTheOther();
        return jdbc.sql("""
                UPDATE knowledgebase.article SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why,
                    revision = nextval('knowledgebase.article_revision')
                WHERE code = :code AND version = :version AND withdrawn_at IS NULL
                """)
                        .param("at", at(now(clock)))
                        .param("by", by.value())
                        .param("why", why)
                        .param("code", code)
                        .param("version", version)
                        .update()
                == 1;
    }

    @Override
    public boolean confirm(String code, int version, LocalDate reviewBy) {
        return jdbc.sql("""
                UPDATE knowledgebase.article SET review_by = :day
                WHERE code = :code AND version = :version AND withdrawn_at IS NULL
                """)
                        .param("day", reviewBy)
                        .param("code", code)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * What is there of an article that is published anew.
     *
     * @param reviewBy as the version said when it was published
     */
    private record Known(Article article, LocalDate reviewBy, boolean withdrawn) {

        boolean says(NewArticle one) {
            return !withdrawn
                    && article.title().equals(one.title())
                    && Objects.equals(article.titleEn(), one.titleEn())
                    && article.departmentCode().equals(one.departmentCode())
                    && article.categoryCode().equals(one.categoryCode())
                    && article.keywords().equals(one.keywords())
                    && article.body().equals(one.body())
                    && article.validFrom().equals(one.validFrom())
                    && reviewBy.equals(one.reviewBy())
                    && article.visibility() == one.visibility()
                    && article.besides().equals(one.besides())
                    && article.files().equals(filesOf(one, this));
        }
    }

    private Map<String, Known> currentOf(Collection<NewArticle> articles) {
        return jdbc
                .sql(CURRENT + "WHERE a.code = ANY (:codes) ORDER BY a.code FOR UPDATE OF a")
                .param("codes", articles.stream().map(NewArticle::code).toArray(String[]::new))
                .query((row, number) -> new Known(
                        article(row, number),
                        row.getObject("review_by", LocalDate.class),
                        instantOrNull(row, "withdrawn_at") != null))
                .list()
                .stream()
                .collect(Collectors.toMap(known -> known.article().code(), Function.identity()));
    }

    private @Nullable Object[] row(NewArticle one, int version) {
        ServiceItem service = one.besides().service();
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
                        at(now(clock)),
                        one.besides().bodyEn(),
                        one.besides().spoken(),
                        service == null ? null : json.writeValueAsString(service),
                        id(one.origin().writtenBy()),
                        id(one.origin().approvedBy()),
                        one.origin().note())
                .toArray();
    }

    private static @Nullable UUID id(@Nullable StaffId staff) {
        return staff == null ? null : staff.value();
    }

    private static @Nullable StaffId staff(ResultSet row, String column) throws SQLException {
        UUID id = uuidOrNull(row, column);
        return id == null ? null : new StaffId(id);
    }

    private Article article(ResultSet row, int number) throws SQLException {
        String body = row.getString("body");
        String english = text(row, "body_en");
        String service = text(row, "service");
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
                row.getObject("read_by", LocalDate.class),
                Visibility.valueOf(row.getString("visibility")),
                new Besides(
                        service == null ? null : json.readValue(service, ServiceItem.class),
                        english,
                        text(row, "spoken")),
                english == null ? null : markdown.html(english),
                instant(row, "published_at"),
                new Origin(staff(row, "written_by"), staff(row, "approved_by"), text(row, "note")),
                row.getLong("times_used"),
                files.read(row));
    }
}
