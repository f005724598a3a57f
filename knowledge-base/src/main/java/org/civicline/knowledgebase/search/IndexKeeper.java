package org.civicline.knowledgebase.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index level with PostgreSQL: asks once a second what was published since, whoever published it.
 */
@Component("knowledge")
@Primary
class IndexKeeper implements KnowledgeIndex, HealthIndicator, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final ArticleIndex index = new ArticleIndex();
    private final AtomicBoolean level = new AtomicBoolean();
    private long revision;

    IndexKeeper(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void follow() {
        try {
            while (takeBatch() == BATCH) {
                LOG.info("knowledge index: {} articles so far", index.size());
            }
            level.set(true);
        } catch (DataAccessException e) {
            if (level.getAndSet(false)) {
                LOG.warn("knowledge index: cannot follow the database, searching goes on with what is known");
            }
        }
    }

    private int takeBatch() {
        var articles = new ArrayList<ArticleIndex.Indexed>();
        List<Long> revisions = jdbc.sql("""
                SELECT a.revision, v.code, v.title, v.title_en, v.department_code, v.keywords, v.body, v.visibility
                FROM knowledgebase.article a
                JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                WHERE a.revision > ? ORDER BY a.revision LIMIT ?
                """)
                .params(revision, BATCH)
                .query((row, _) -> {
                    articles.add(indexed(row));
                    return row.getLong("revision");
                })
                .list();
        if (!articles.isEmpty()) {
            index.put(articles);
            revision = revisions.getLast();
        }
        return articles.size();
    }

    private static ArticleIndex.Indexed indexed(ResultSet row) throws SQLException {
        return new ArticleIndex.Indexed(
                row.getString("code"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("department_code"),
                List.of((String[]) row.getArray("keywords").getArray()),
                row.getString("body"),
                Visibility.valueOf(row.getString("visibility")));
    }

    @Override
    public List<Hit> search(String query, boolean staff, int most) {
        return index.search(query, staff, most);
    }

    @Override
    public Health health() {
        var health = level.get() ? Health.up() : Health.outOfService();
        return health.withDetail("articles", index.size()).build();
    }

    @Override
    public void close() throws Exception {
        index.close();
    }
}
