package org.civicline.knowledgebase.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The published articles as the index wants them, in the order of their publication. */
@Component
class ArticleRows {

    private static final String SELECT = """
            SELECT a.revision, v.code, v.title, v.title_en, v.department_code, v.category_code, v.keywords, v.body,
                v.visibility, a.withdrawn_at IS NOT NULL AS withdrawn
            FROM knowledgebase.article a
            JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
            """;

    private final JdbcClient jdbc;

    ArticleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param revision grows with every publication and withdrawal
     * @param withdrawn nobody finds it any more
     */
    record Row(long revision, Indexed article, boolean withdrawn) {}

    List<Row> after(long revision, int most) {
        return jdbc.sql(SELECT + "WHERE a.revision > ? ORDER BY a.revision LIMIT ?")
                .params(revision, most)
                .query((row, _) -> row(row))
                .list();
    }

    List<Row> of(Collection<String> codes) {
        return jdbc.sql(SELECT + "WHERE a.code = ANY (:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((row, _) -> row(row))
                .list();
    }

    /** The revision of what was published last; 0: nothing was. */
    long newest() {
        return jdbc.sql("SELECT coalesce(max(revision), 0) FROM knowledgebase.article")
                .query(Long.class)
                .single();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM knowledgebase.article WHERE withdrawn_at IS NULL")
                .query(Integer.class)
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("revision"),
                new Indexed(
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("title_en"),
                        row.getString("department_code"),
                        row.getString("category_code"),
                        List.of((String[]) row.getArray("keywords").getArray()),
                        row.getString("body"),
                        Visibility.valueOf(row.getString("visibility"))),
                row.getBoolean("withdrawn"));
    }
}
