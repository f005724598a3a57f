package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.search.Lookup;
import org.civicline.knowledgebase.search.View;
import org.civicline.knowledgebase.search.rank.RankText;
import org.civicline.knowledgebase.search.rank.Statistics;
import org.jspecify.annotations.Nullable;

/** One state of Lucene's index. */
final class LuceneView implements View {

    private static final int BEGINS = 2;

    private final OneState searcher;
    private final RankTexts texts;

    LuceneView(OneState searcher) {
        this.searcher = searcher;
        this.texts = new RankTexts(searcher);
    }

    @Override
    public Statistics statistics() {
        return new ReaderStatistics(searcher.getIndexReader());
    }

    @Override
    public List<? extends Candidate> find(Lookup lookup) {
        try {
            var candidates = new Candidates(searcher, Candidates.filter(lookup.among()));
            Map<Integer, Integer> exact = candidates.exact(lookup.names());
            return candidates.of(lookup, exact.keySet()).stream()
                    .map(doc -> new Found(doc, exact.getOrDefault(doc, 0), candidates.byWords(doc)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable Candidate byCode(String code, boolean staff) {
        try {
            int doc = new Candidates(searcher, Candidates.visible(staff)).byCode(code);
            return doc < 0 ? null : new Found(doc, 0, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Begun> beginning(String begun, boolean staff, int most) {
        Query any = new BooleanQuery.Builder()
                .add(starting(Documents.TYPED_FIRST, begun, BEGINS), Occur.SHOULD)
                .add(starting(Documents.TYPED, begun, 1), Occur.SHOULD)
                .add(Candidates.visible(staff), Occur.FILTER)
                .setMinimumNumberShouldMatch(1)
                .build();
        try {
            var found = new ArrayList<Begun>();
            for (ScoreDoc one : searcher.search(any, most).scoreDocs) {
                Document document = searcher.storedFields().document(one.doc);
                found.add(new Begun(
                        new Suggestion(document.get(Documents.CODE), document.get(Documents.TITLE)),
                        one.score >= BEGINS));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query starting(String field, String begun, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(field, begun))), weight);
    }

    private final class Found implements Candidate {

        private final int doc;
        private final int exact;
        private final boolean byWords;

        Found(int doc, int exact, boolean byWords) {
            this.doc = doc;
            this.exact = exact;
            this.byWords = byWords;
        }

        @Override
        public Object id() {
            return doc;
        }

        @Override
        public int exact() {
            return exact;
        }

        @Override
        public boolean byWords() {
            return byWords;
        }

        @Override
        public RankText text() {
            try {
                return texts.of(doc);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Shown shown() {
            try {
                Document document = searcher.storedFields().document(doc);
                return new Shown(
                        document.get(Documents.CODE),
                        document.get(Documents.TITLE),
                        document.get(Documents.DEPARTMENT),
                        document.get(Documents.BODY));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
