package org.civicline.knowledgebase.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;

/** Lucene in memory: a city's articles fit, and the truth is in PostgreSQL. */
final class ArticleIndex implements KnowledgeIndex, AutoCloseable {

    /** Longer questions are cut: what matters is said early, and time stays bounded. */
    private static final int LONGEST_QUERY = 200;

    private static final Pattern MARKUP = Pattern.compile("[#*`>|_]+|^\\s*-\\s+", Pattern.MULTILINE);
    private static final Map<String, Float> WEIGHTS = Map.of(
            ArticleAnalysis.TITLE,
            3.0f,
            ArticleAnalysis.KEYWORDS,
            2.5f,
            ArticleAnalysis.BODY,
            1.0f,
            ArticleAnalysis.PAIRS,
            0.6f);
    private static final float EXACT = 1_000f;

    private final Analyzer analyzer = ArticleAnalysis.create();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    ArticleIndex() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(analyzer));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts or replaces the articles; they are found when this returns. */
    void put(Collection<Indexed> articles) {
        try {
            for (Indexed article : articles) {
                writer.updateDocument(new Term("code", key(article.code())), document(article));
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Hit> search(String query, boolean staff, int most) {
        String asked = query.strip();
        if (asked.length() > LONGEST_QUERY) {
            asked = asked.substring(0, LONGEST_QUERY);
        }
        Query text = textQuery(asked);
        var filtered = new BooleanQuery.Builder().add(text, Occur.MUST);
        if (!staff) {
            filtered.add(new TermQuery(new Term("visibility", Visibility.PUBLIC.name())), Occur.FILTER);
        }
        try {
            var searcher = searchers.acquire();
            try {
                TopDocs top = searcher.search(filtered.build(), Math.clamp(most, 1, 100));
                return hits(searcher, text, top);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        return writer.getDocStats().numDocs;
    }

    private Query textQuery(String asked) {
        var any = new BooleanQuery.Builder();
        any.add(new BoostQuery(new TermQuery(new Term("code", key(asked))), EXACT), Occur.SHOULD);
        WEIGHTS.forEach((field, weight) -> {
            for (String term : terms(field, asked)) {
                any.add(new BoostQuery(new TermQuery(new Term(field, term)), weight), Occur.SHOULD);
            }
        });
        return any.build();
    }

    private List<String> terms(String field, String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms.stream().distinct().toList();
    }

    private List<Hit> hits(org.apache.lucene.search.IndexSearcher searcher, Query query, TopDocs top)
            throws IOException {
        if (top.scoreDocs.length == 0) {
            return List.of();
        }
        var highlighter = new Passages(UnifiedHighlighter.builder(searcher, analyzer)
                .withFormatter(new PassageAndMarks())
                .withMaxLength(100_000));
        int[] documents = new int[top.scoreDocs.length];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = top.scoreDocs[i].doc;
        }
        Object[] passages = highlighter.of(query, documents);
        var stored = searcher.storedFields();
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < documents.length; i++) {
            Document document = stored.document(documents[i]);
            var passage = passages[i] instanceof PassageAndMarks.Passage found
                    ? found
                    : PassageAndMarks.beginning(document.get(ArticleAnalysis.BODY));
            hits.add(new Hit(
                    document.get("shown-code"),
                    document.get(ArticleAnalysis.TITLE),
                    document.get("department"),
                    passage.text(),
                    passage.marks(),
                    top.scoreDocs[i].score));
        }
        return List.copyOf(hits);
    }

    private static Document document(Indexed article) {
        String plain = MARKUP.matcher(article.body()).replaceAll("").replaceAll("\\n{2,}", "\n");
        String keywords = String.join(" ", article.keywords());
        var document = new Document();
        document.add(new StringField("code", key(article.code()), Field.Store.NO));
        document.add(new StoredField("shown-code", article.code()));
        document.add(new StringField("visibility", article.visibility().name(), Field.Store.NO));
        document.add(new StoredField("department", article.departmentCode()));
        document.add(new TextField(ArticleAnalysis.TITLE, article.title(), Field.Store.YES));
        document.add(new TextField(
                ArticleAnalysis.KEYWORDS,
                keywords + " " + (article.titleEn() == null ? "" : article.titleEn()),
                Field.Store.NO));
        document.add(new TextField(ArticleAnalysis.BODY, plain, Field.Store.YES));
        document.add(
                new TextField(ArticleAnalysis.PAIRS, article.title() + "\n" + keywords + "\n" + plain, Field.Store.NO));
        return document;
    }

    private static String key(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
    }

    /** The highlighter, opened: it gives objects only to its own kind. */
    private static final class Passages extends UnifiedHighlighter {

        Passages(Builder builder) {
            super(builder);
        }

        Object[] of(Query query, int[] documents) throws IOException {
            return highlightFieldsAsObjects(new String[] {ArticleAnalysis.BODY}, query, documents, new int[] {1})
                    .getOrDefault(ArticleAnalysis.BODY, new Object[documents.length]);
        }
    }

    /** What the index needs of an article. */
    record Indexed(
            String code,
            String title,
            @org.jspecify.annotations.Nullable String titleEn,
            String departmentCode,
            List<String> keywords,
            String body,
            Visibility visibility) {}
}
