package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.Entry;
import org.civicline.knowledgebase.search.Fields;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.knowledgebase.search.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lucene beside the application, made anew at each start: the truth is in PostgreSQL. */
public final class LuceneIndex extends Engine {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    private static final int MOST_FILTERS = 256;
    private static final long MOST_BYTES = 32L << 20;

    private final QueryCache filters =
            new LRUQueryCache(MOST_FILTERS, MOST_BYTES, leaf -> true, Float.POSITIVE_INFINITY);
    private final IndexFolder folder;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /**
     * @param meaning the sentence model, ready or not
     * @param reader who has learnt the words of the articles that are in it
     */
    public LuceneIndex(Meaning meaning, Supplier<QueryReader> reader) {
        super(meaning, reader);
        try {
            folder = IndexFolder.make();
            writer = new IndexWriter(
                    folder.directory(),
                    new IndexWriterConfig(new KeywordAnalyzer()).setSimilarity(new BM25Similarity()));
            searchers = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) {
                    var searcher = new OneState(reader);
                    // who may see what is asked with every search; words of a question come once, and are scored, which
                    // is never remembered
                    searcher.setQueryCache(filters);
                    return searcher;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(Collection<Entry> entries) {
        try {
            for (Entry entry : entries) {
                Fields fields = Fields.of(entry);
                writer.updateDocuments(new Term(Documents.KEY, fields.key()), Documents.of(entry, fields));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets articles; they are no longer found when this returns. */
    public void remove(Collection<String> codes) {
        try {
            for (String code : codes) {
                writer.deleteDocuments(new Term(Documents.KEY, Fields.key(code)));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each segment's vectors are a graph of their own, and every search goes through all of them. */
    @Override
    public void settle() {
        try {
            writer.forceMerge(1);
            searchers.maybeRefreshBlocking();
        } catch (AlreadyClosedException e) {
            LOG.debug("the index was closed meanwhile", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In how many pieces it lies. */
    int segments() {
        return with(searcher -> searcher.getIndexReader().leaves().size());
    }

    @Override
    public int size() {
        return with(searcher -> searcher.getIndexReader().getDocCount(Documents.CODE));
    }

    @Override
    public long bytes() {
        return with(searcher -> {
            long bytes = 0;
            for (String file : folder.directory().listAll()) {
                bytes += folder.directory().fileLength(file);
            }
            return bytes;
        });
    }

    @Override
    protected <T> T look(Function<View, T> search) {
        return with(searcher -> search.apply(new LuceneView((OneState) searcher)));
    }

    private <T> T with(Use<T> use) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return use.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {

        T of(IndexSearcher searcher) throws IOException;
    }
}
