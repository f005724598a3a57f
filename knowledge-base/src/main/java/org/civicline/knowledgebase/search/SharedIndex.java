package org.civicline.knowledgebase.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.search.ArticleRows.Row;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchIndex;
import org.civicline.knowledgebase.search.elasticsearch.Shelf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The index in Elasticsearch that all nodes share. Each node brings it level with PostgreSQL once a second, from where the
 * index itself says it has come; after it was away, set back or emptied that is the way back as well. It answers only while it
 * is level.
 */
final class SharedIndex implements AutoCloseable {

    /** How it stands with it. */
    enum State {
        /** It is being brought level. */
        FILLING,
        /** It answers. */
        LEVEL,
        /** It cannot be reached, or does not do what it should. */
        AWAY
    }

    private static final Logger LOG = LoggerFactory.getLogger(SharedIndex.class);
    private static final int BATCH = 500;
    private static final int DEEPENED_AT_ONCE = 100;
    private static final long REST_MILLIS = 1_000;

    private final ElasticsearchIndex index;
    private final ArticleRows rows;
    private final VectorStore vectors;
    private final Meaning meaning;
    /** Held while it is filled: what is being replaced is not filled any more. */
    private final Object filling = new Object();

    private volatile State state = State.FILLING;
    private volatile boolean running;
    private @Nullable Thread following;

    SharedIndex(ElasticsearchIndex index, ArticleRows rows, VectorStore vectors, Meaning meaning) {
        this.index = index;
        this.rows = rows;
        this.vectors = vectors;
        this.meaning = meaning;
    }

    State state() {
        return state;
    }

    /** @return {@code null} if it has no answer just now */
    <T> @Nullable T ask(Function<KnowledgeIndex, T> question) {
        if (state != State.LEVEL) {
            return null;
        }
        try {
            return question.apply(index);
        } catch (EngineAwayException e) {
            away(e);
            return null;
        }
    }

    private void away(EngineAwayException e) {
        State before = state;
        state = State.AWAY;
        if (before != State.AWAY) {
            LOG.warn("knowledge search: this node answers by itself until Elasticsearch is back: {}", e.getMessage());
        }
    }

    void start() {
        running = true;
        following = Thread.ofPlatform().daemon().name("knowledge-elasticsearch").start(this::run);
    }

    private void run() {
        while (running) {
            follow();
            rest();
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

    /** Brings it level. A database that is away does not keep it from answering with what it has. */
    void follow() {
        synchronized (filling) {
            followNow();
        }
    }

    private void followNow() {
        try {
            Shelf shelf = index.shelf();
            if (rows.newest() < shelf.level()) {
                LOG.warn(
                        "knowledge search: Elasticsearch is ahead of the database, which was set back; it is filled anew");
                rebuild();
            } else {
                fill(shelf, shelf.level());
            }
            deepen(index.shelf());
            if (state != State.LEVEL) {
                LOG.info("knowledge search: Elasticsearch is level and answers");
            }
            state = State.LEVEL;
        } catch (EngineAwayException e) {
            away(e);
        } catch (DataAccessException e) {
            LOG.debug("knowledge search: Elasticsearch waits for the database", e);
        }
    }

    private void fill(Shelf shelf, long from) {
        List<Row> batch = rows.after(from, BATCH);
        while (!batch.isEmpty()) {
            if (batch.size() == BATCH && shelf.level() == 0 && state == State.LEVEL) {
                state = State.FILLING;
            }
            Map<String, byte[]> known = vectorsOf(batch);
            shelf.put(entries(batch, known, true));
            shelf.remove(batch.stream()
                    .filter(Row::withdrawn)
                    .collect(Collectors.toMap(row -> row.article().code(), Row::revision)));
            long level = batch.getLast().revision();
            shelf.level(level);
            batch = rows.after(level, BATCH);
        }
    }

    /** Vectors are made by the nodes for their own indexes; here they are only taken over. */
    private void deepen(Shelf shelf) {
        boolean more = meaning.state() != Meaning.State.OFF;
        while (more && running) {
            List<Row> batch = rows.of(shelf.withoutVectors(DEEPENED_AT_ONCE));
            List<Entry> made = entries(batch, vectorsOf(batch), false);
            shelf.put(made);
            more = !made.isEmpty();
        }
    }

    private Map<String, byte[]> vectorsOf(List<Row> batch) {
        return meaning.state() == Meaning.State.OFF || batch.isEmpty()
                ? new HashMap<>()
                : vectors.find(batch.stream()
                        .flatMap(row -> row.article().passages().stream())
                        .toList());
    }

    private static List<Entry> entries(List<Row> batch, Map<String, byte[]> known, boolean withoutVectorsToo) {
        var entries = new ArrayList<Entry>();
        for (Row row : batch) {
            List<byte[]> found = VectorStore.all(row.article().passages(), known);
            if (!row.withdrawn() && (withoutVectorsToo || !found.isEmpty())) {
                entries.add(new Entry(row.article(), row.revision(), found));
            }
        }
        return entries;
    }

    /** Fills another index beside the one that answers, then puts it in its place. */
    void rebuild() {
        synchronized (filling) {
            Shelf next = index.fresh();
            fill(next, 0);
            index.replaceBy(next);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            running = false;
            notifyAll();
        }
        index.close();
    }
}
