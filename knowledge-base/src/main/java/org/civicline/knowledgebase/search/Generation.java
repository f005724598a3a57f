package org.civicline.knowledgebase.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.civicline.knowledgebase.search.ArticleRows.Row;
import org.civicline.knowledgebase.search.lucene.LuceneIndex;

/** One index from its first article on, and how far it has come. Words are put at once, meaning follows. */
final class Generation implements AutoCloseable {

    private final ArticleRows rows;
    private final VectorStore vectors;
    private final Meaning meaning;
    private final QueryReader reader = QueryReader.ofTheCity();
    private final LuceneIndex index;
    private final Map<String, Long> revisions = new HashMap<>();
    private final SequencedSet<String> wordsOnly = new LinkedHashSet<>();
    private long revision;
    private int unsettled;
    private boolean closed;

    Generation(ArticleRows rows, VectorStore vectors, Meaning meaning) {
        this.rows = rows;
        this.vectors = vectors;
        this.meaning = meaning;
        this.index = new LuceneIndex(meaning, () -> reader);
    }

    LuceneIndex index() {
        return index;
    }

    /** Who knows the words of its articles. */
    QueryReader reader() {
        return reader;
    }

    /** How many articles wait for their vectors. */
    synchronized int waiting() {
        return wordsOnly.size();
    }

    /** Takes what was published since. @return how many articles; fewer than {@code most}: it is level */
    synchronized int follow(int most) {
        List<Row> batch = rows.after(revision, most);
        if (batch.isEmpty()) {
            return 0;
        }
        Map<String, byte[]> known = meaning.state() == Meaning.State.OFF
                ? Map.of()
                : vectors.find(batch.stream()
                        .flatMap(row -> row.article().passages().stream())
                        .toList());
        batch.forEach(row -> reader.learn(row.article()));
        put(batch, known);
        revision = batch.getLast().revision();
        return batch.size();
    }

    /** Gives some articles that have none their vectors, those published last first. @return whether there was anything to do */
    boolean deepen(int most) {
        List<String> codes;
        synchronized (this) {
            codes = wordsOnly.reversed().stream().limit(most).toList();
        }
        if (codes.isEmpty()) {
            return false;
        }
        List<Row> batch = rows.of(codes);
        List<String> texts = batch.stream()
                .flatMap(row -> row.article().passages().stream())
                .distinct()
                .toList();
        Map<String, byte[]> all = new HashMap<>(vectors.find(texts));
        Map<String, byte[]> made = new HashMap<>();
        for (String text : texts) {
            if (!all.containsKey(text)) {
                byte[] vector = meaning.of(text);
                if (vector == null) {
                    return false;
                }
                made.put(text, vector);
            }
        }
        vectors.add(made);
        all.putAll(made);
        synchronized (this) {
            // what was published meanwhile is taken by follow()
            put(batch.stream().filter(this::isNewest).toList(), all);
        }
        return true;
    }

    /**
     * When nothing is left to do: makes the index quicker to search, on a thread of its own, if a tenth of it or more is new
     * since that was done last.
     */
    synchronized void settle() {
        if (!closed && unsettled > 0 && unsettled * 10L >= index.size()) {
            unsettled = 0;
            Thread.ofPlatform().daemon().name("knowledge-settle").start(index::settle);
        }
    }

    private boolean isNewest(Row row) {
        Long known = revisions.get(row.article().code());
        return known != null && known == row.revision();
    }

    private void put(List<Row> batch, Map<String, byte[]> known) {
        if (closed) {
            return;
        }
        var entries = new ArrayList<Entry>();
        var without = new ArrayList<String>();
        var withdrawn = new ArrayList<String>();
        for (Row row : batch) {
            Indexed article = row.article();
            if (row.withdrawn()) {
                withdrawn.add(article.code());
                revisions.put(article.code(), row.revision());
                wordsOnly.remove(article.code());
                continue;
            }
            List<byte[]> found = VectorStore.all(article.passages(), known);
            entries.add(new Entry(article, row.revision(), found));
            revisions.put(article.code(), row.revision());
            wordsOnly.remove(article.code());
            if (found.isEmpty()) {
                without.add(article.code());
            }
        }
        index.put(entries);
        index.remove(withdrawn);
        unsettled += batch.size();
        if (meaning.state() != Meaning.State.OFF) {
            wordsOnly.addAll(without);
        }
    }

    /** What is being made for it then comes to nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        index.close();
    }
}
