package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.knowledgebase.search.QueryReader.Read;
import org.civicline.knowledgebase.search.meaning.Vectors;
import org.civicline.knowledgebase.search.rank.Evidence;
import org.civicline.knowledgebase.search.rank.Excerpt;
import org.civicline.knowledgebase.search.rank.Question;
import org.civicline.knowledgebase.search.rank.RankText;
import org.civicline.knowledgebase.search.rank.Weights;
import org.jspecify.annotations.Nullable;

/** Searches one state of the index: finds candidates by words and by meaning, then ranks them by their evidence. */
final class LuceneSearch {

    private static final int MOST_HITS = 100;
    private static final float EXACT = 1_000f;
    private static final int SUGGESTIONS_LOOKED_AT = 5;

    private final Meaning meaning;
    private final QueryReader reader;
    private final Weights hybrid = Weights.hybrid();
    private final Weights words = Weights.words();

    LuceneSearch(Meaning meaning, QueryReader reader) {
        this.meaning = meaning;
        this.reader = reader;
    }

    /** A question read, where to look for it, and what it means. */
    private record Asked(Question question, Read read, Mode mode) {}

    private record Ranked(int doc, float score, float[] figures) {}

    List<Hit> search(IndexSearcher searcher, KnowledgeQuery query) throws IOException {
        if (query.text().isBlank() || searcher.getIndexReader().numDocs() == 0) {
            return List.of();
        }
        Asked asked = asked(searcher, query.text(), query.mode());
        var candidates = new Candidates(searcher, Candidates.filter(query));
        Map<Integer, Integer> exact = candidates.exact(query.text());
        int most = Math.clamp(query.most(), 1, MOST_HITS);
        List<Ranked> ranked = ranked(searcher, asked, candidates.of(asked.question(), asked.mode(), exact.keySet()));
        return ranked.stream()
                .filter(one ->
                        asked.mode() == Mode.VECTOR || candidates.byWords(one.doc()) || Evidence.isClose(one.figures()))
                .map(one ->
                        new Ranked(one.doc(), one.score() + EXACT * exact.getOrDefault(one.doc(), 0), one.figures()))
                .sorted(Comparator.comparing((Ranked one) -> -one.score()).thenComparing(Ranked::doc))
                .limit(most)
                .map(one -> hit(document(searcher, one.doc()), asked.question(), one.score()))
                .toList();
    }

    /** For learning: the evidence for every candidate, by code. */
    Map<String, float[]> evidence(IndexSearcher searcher, String question) throws IOException {
        Asked asked = asked(searcher, question, Mode.HYBRID);
        var found = new LinkedHashMap<String, float[]>();
        var candidates = new Candidates(searcher, Candidates.filter(KnowledgeQuery.of(question, true, MOST_HITS)));
        for (Ranked one : ranked(searcher, asked, candidates.of(asked.question(), asked.mode(), List.of()))) {
            found.put(document(searcher, one.doc()).get(Documents.CODE), one.figures());
        }
        return found;
    }

    private Asked asked(IndexSearcher searcher, String text, Mode wished) {
        var statistics = new ReaderStatistics(searcher.getIndexReader());
        Read read = reader.read(text, statistics);
        byte @Nullable [] vector = wished == Mode.BM25 ? null : meaning.ofQuestion(read.sentence());
        Mode mode = vector == null ? Mode.BM25 : wished;
        return new Asked(new Question(read.plain(), read.synonyms(), statistics, vector), read, mode);
    }

    private List<Ranked> ranked(IndexSearcher searcher, Asked asked, SortedSet<Integer> docs) throws IOException {
        var texts = new RankTexts(searcher);
        var ranked = new ArrayList<Ranked>(docs.size());
        for (int doc : docs) {
            float[] figures = Evidence.of(asked.question(), texts.of(doc));
            float score = switch (asked.mode()) {
                case BM25 -> words.score(figures);
                case VECTOR -> figures[0] + figures[1];
                case HYBRID -> hybrid.score(figures);
            };
            ranked.add(new Ranked(doc, score, figures));
        }
        return ranked;
    }

    List<Suggestion> suggest(IndexSearcher searcher, String typed, boolean staff, int most) throws IOException {
        String begun = Typed.compact(typed);
        if (begun.isEmpty()) {
            return List.of();
        }
        Query any = new BooleanQuery.Builder()
                .add(starting(Documents.TYPED_FIRST, begun, 2), Occur.SHOULD)
                .add(starting(Documents.TYPED, begun, 1), Occur.SHOULD)
                .add(Candidates.visible(staff), Occur.FILTER)
                .setMinimumNumberShouldMatch(1)
                .build();
        int wanted = Math.clamp(most, 1, MOST_HITS);
        var found = new ArrayList<Map.Entry<ScoreDoc, Suggestion>>();
        for (ScoreDoc one : searcher.search(any, wanted * SUGGESTIONS_LOOKED_AT).scoreDocs) {
            Document document = document(searcher, one.doc);
            found.add(Map.entry(one, new Suggestion(document.get(Documents.CODE), document.get(Documents.TITLE))));
        }
        return found.stream()
                .sorted(Comparator.comparing((Map.Entry<ScoreDoc, Suggestion> one) -> -one.getKey().score)
                        .thenComparing(one -> one.getValue().title().length())
                        .thenComparing(one -> one.getValue().code()))
                .limit(wanted)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Query starting(String field, String begun, float weight) {
        return new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(field, begun))), weight);
    }

    List<Hit> related(IndexSearcher searcher, String code, boolean staff, int most) throws IOException {
        var candidates = new Candidates(searcher, Candidates.visible(staff));
        @Nullable Integer self = candidates.byCode(code);
        if (self == null) {
            return List.of();
        }
        RankText text = new RankTexts(searcher).of(self);
        byte @Nullable [] vector = text.whole().length == 0 ? null : text.whole();
        var statistics = new ReaderStatistics(searcher.getIndexReader());
        String about = text.title().isEmpty() ? text.body() : text.title();
        Question question = new Question(reader.read(about, statistics).plain(), List.of(), statistics, vector);
        Mode mode = vector == null ? Mode.BM25 : Mode.VECTOR;
        Collection<Integer> docs = candidates.of(question, mode, List.of());
        var texts = new RankTexts(searcher);
        var ranked = new ArrayList<Ranked>();
        for (int doc : docs) {
            if (doc != self) {
                RankText other = texts.of(doc);
                float[] figures = Evidence.of(question, other);
                ranked.add(new Ranked(
                        doc,
                        vector == null || other.whole().length == 0
                                ? words.score(figures)
                                : Vectors.similarity(vector, other.whole()),
                        figures));
            }
        }
        return ranked.stream()
                .sorted(Comparator.comparing((Ranked one) -> -one.score()).thenComparing(Ranked::doc))
                .limit(Math.clamp(most, 1, MOST_HITS))
                .map(one -> hit(document(searcher, one.doc()), question, one.score()))
                .toList();
    }

    private static Hit hit(Document document, Question question, float score) {
        Excerpt excerpt = Excerpt.of(question, document.get(Documents.BODY));
        return new Hit(
                document.get(Documents.CODE),
                document.get(Documents.TITLE),
                document.get(Documents.DEPARTMENT),
                excerpt.text(),
                excerpt.marks(),
                score);
    }

    private static Document document(IndexSearcher searcher, int doc) {
        try {
            return searcher.storedFields().document(doc);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
