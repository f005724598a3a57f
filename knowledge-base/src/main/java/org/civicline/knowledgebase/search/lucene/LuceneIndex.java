package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.knowledgebase.search.language.Spelling;
import org.civicline.knowledgebase.search.language.Synonyms;

/** Lucene in memory: a city's articles fit, and the truth is in PostgreSQL. */
public final class LuceneIndex implements KnowledgeIndex, AutoCloseable {

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Spelling spelling = new Spelling();
    private final LuceneSearch search;

    /** @param meaning the sentence model, ready or not */
    public LuceneIndex(Meaning meaning) {
        try {
            writer = new IndexWriter(
                    new ByteBuffersDirectory(),
                    new IndexWriterConfig(new KeywordAnalyzer()).setSimilarity(new BM25Similarity()));
            searchers = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(
                        org.apache.lucene.index.IndexReader reader,
                        org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader before) {
                    var searcher = new IndexSearcher(reader);
                    // words of a question come once: remembering them costs more than it brings
                    searcher.setQueryCache(null);
                    return searcher;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Synonyms synonyms = Synonyms.ofTheCity();
        synonyms.words().forEach(spelling::learn);
        search = new LuceneSearch(meaning, new QueryReader(synonyms, spelling));
    }

    /**
     * Puts or replaces articles; they are found when this returns.
     *
     * @param articles with the vectors of their {@link Indexed#passages}; empty: not known yet
     */
    public void put(Map<Indexed, List<byte[]>> articles) {
        try {
            for (var one : articles.entrySet()) {
                Indexed article = one.getKey();
                spelling.learn(article.title());
                article.keywords().forEach(spelling::learn);
                if (article.titleEn() != null) {
                    spelling.learn(article.titleEn());
                }
                writer.updateDocuments(
                        new Term(Documents.KEY, Documents.key(article.code())), Documents.of(article, one.getValue()));
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
                writer.deleteDocuments(new Term(Documents.KEY, Documents.key(code)));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Hit> search(KnowledgeQuery query) {
        return with(searcher -> search.search(searcher, query));
    }

    @Override
    public List<Suggestion> suggest(String typed, boolean staff, int most) {
        return with(searcher -> search.suggest(searcher, typed, staff, most));
    }

    @Override
    public List<Hit> related(String code, boolean staff, int most) {
        return with(searcher -> search.related(searcher, code, staff, most));
    }

    /** What speaks for the articles found, for learning the weights: by code, in order of {@code Evidence.names}. */
    public Map<String, float[]> evidence(String question) {
        return with(searcher -> search.evidence(searcher, question));
    }

    /** How many articles it has. */
    public int size() {
        return with(searcher -> searcher.getIndexReader().getDocCount(Documents.CODE));
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
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }

    @FunctionalInterface
    private interface Use<T> {

        T of(IndexSearcher searcher) throws IOException;
    }
}
