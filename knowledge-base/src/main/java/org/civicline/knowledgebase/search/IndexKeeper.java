package org.civicline.knowledgebase.search;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchIndex;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index level with PostgreSQL: asks once a second what was published since, whoever published it. Vectors
 * are made on a thread of their own, which works on when the others rest. A rebuild makes a second index beside the first
 * and then puts it in its place, so there is always one to search. Where Elasticsearch is chosen it answers, and this node's own
 * index while Elasticsearch cannot.
 */
@Component("knowledge")
@EnableConfigurationProperties(ElasticsearchSettings.class)
class IndexKeeper implements KnowledgeIndex, HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int BATCH = 500;
    /** Few, so that an article just published does not wait long behind many. */
    private static final int DEEPENED_AT_ONCE = 8;

    private static final long REST_MILLIS = 300;
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(15);

    /** What answers. */
    enum Chosen {
        LUCENE,
        ELASTICSEARCH
    }

    private final ArticleRows rows;
    private final VectorStore vectors;
    private final Meaning meaning;
    private final @Nullable SharedIndex shared;
    private final ReadWriteLock place = new ReentrantReadWriteLock();
    private final AtomicBoolean level = new AtomicBoolean();
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile Rebuild lastRebuild = new Rebuild(false, 0, 0);
    /** Held while an index takes what was published, so that a new one never comes with less than the old one had. */
    private final Object following = new Object();

    private volatile Generation current;
    private volatile boolean running;
    private @Nullable Thread deepening;

    IndexKeeper(
            ArticleRows rows,
            VectorStore vectors,
            @Value("${civicline.knowledge.meaning:true}") boolean meaningWanted,
            @Value("${civicline.knowledge.engine:lucene}") Chosen engine,
            ElasticsearchSettings elasticsearch) {
        this.rows = rows;
        this.vectors = vectors;
        this.meaning = new Meaning(meaningWanted);
        this.current = new Generation(rows, vectors, meaning);
        this.shared = engine == Chosen.LUCENE
                ? null
                : new SharedIndex(
                        new ElasticsearchIndex(elasticsearch, meaning, () -> now(Generation::reader)),
                        rows,
                        vectors,
                        meaning);
    }

    /** How far a rebuild has come. */
    record Rebuild(boolean running, int articles, int of) {}

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void follow() {
        try {
            while (followNow() == BATCH) {
                LOG.info("knowledge index: {} articles so far", size());
            }
            level.set(true);
        } catch (DataAccessException e) {
            if (level.getAndSet(false)) {
                LOG.warn("knowledge index: cannot follow the database, searching goes on with what is known");
            }
        }
    }

    /** Begins to make the index anew; {@code false} if that is under way. */
    boolean rebuild() {
        if (!rebuilding.compareAndSet(false, true)) {
            return false;
        }
        Thread.ofVirtual().name("knowledge-rebuild").start(() -> {
            try {
                rebuildNow();
            } catch (DataAccessException e) {
                LOG.warn("knowledge index: the rebuild was given up, the database is away; the index stays as it was");
            } catch (EngineAwayException e) {
                LOG.warn("knowledge index: the rebuild in Elasticsearch was given up: {}", e.getMessage());
            } finally {
                lastRebuild = new Rebuild(false, lastRebuild.articles(), lastRebuild.of());
                rebuilding.set(false);
            }
        });
        return true;
    }

    Rebuild lastRebuild() {
        return lastRebuild;
    }

    private int followNow() {
        synchronized (following) {
            return current.follow(BATCH);
        }
    }

    private void rebuildNow() {
        lastRebuild = new Rebuild(true, 0, rows.count());
        var next = new Generation(rows, vectors, meaning);
        while (next.follow(BATCH) == BATCH) {
            lastRebuild = new Rebuild(true, next.index().size(), lastRebuild.of());
        }
        Generation before = current;
        synchronized (following) {
            while (next.follow(BATCH) > 0) {
                LOG.debug("knowledge index: the rebuild takes what was published meanwhile");
            }
            // searches wait for this and for nothing longer
            place.writeLock().lock();
            current = next;
            place.writeLock().unlock();
        }
        before.close();
        if (shared != null) {
            shared.rebuild();
        }
        lastRebuild = new Rebuild(true, next.index().size(), next.index().size());
        LOG.info("knowledge index: rebuilt, {} articles", lastRebuild.articles());
    }

    private void deepen() {
        meaning.load();
        while (running) {
            boolean more = false;
            try {
                more = meaning.state() == Meaning.State.READY && current.deepen(DEEPENED_AT_ONCE);
            } catch (DataAccessException e) {
                LOG.debug("knowledge index: vectors wait for the database", e);
            }
            if (!more) {
                if (level.get()) {
                    current.settle();
                }
                rest();
            }
        }
    }

    private synchronized void rest() {
        try {
            if (running) {
                wait(REST_MILLIS);
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private <T> T now(Function<Generation, T> use) {
        place.readLock().lock();
        try {
            return use.apply(current);
        } finally {
            place.readLock().unlock();
        }
    }

    private <T> T answer(Function<KnowledgeIndex, T> question) {
        T answer = shared == null ? null : shared.ask(question);
        return answer != null ? answer : now(generation -> question.apply(generation.index()));
    }

    @Override
    public List<Hit> search(KnowledgeQuery query) {
        return answer(index -> index.search(query));
    }

    @Override
    public List<Suggestion> suggest(String typed, boolean staff, int most) {
        return answer(index -> index.suggest(typed, staff, most));
    }

    @Override
    public List<Hit> related(String code, boolean staff, int most) {
        return answer(index -> index.related(code, staff, most));
    }

    private int size() {
        return now(generation -> generation.index().size());
    }

    @Override
    public Health health() {
        var health = level.get() ? Health.up() : Health.outOfService();
        if (shared != null) {
            health.withDetail("elasticsearch", shared.state());
        }
        return health.withDetail("articles", size())
                .withDetail(
                        "engine",
                        shared != null && shared.state() == SharedIndex.State.LEVEL ? "elasticsearch" : "lucene")
                .withDetail("search", meaning.state() == Meaning.State.READY ? "words and meaning" : "words alone")
                .withDetail("model", meaning.state())
                .withDetail("articlesWithoutVectors", now(Generation::waiting))
                .build();
    }

    @Override
    public void start() {
        running = true;
        deepening = Thread.ofPlatform().daemon().name("knowledge-meaning").start(this::deepen);
        if (shared != null) {
            shared.start();
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
            notifyAll();
        }
        if (shared != null) {
            shared.close();
        }
        meaning.close();
        awaitDeepening();
    }

    /** The model's runtime must not end while it is at work: that would crash the process. */
    private void awaitDeepening() {
        Thread working = deepening;
        try {
            if (working != null && !working.join(LONGEST_BATCH)) {
                LOG.warn("knowledge index: passages are still being read after {}", LONGEST_BATCH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
