package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Grams;
import org.civicline.knowledgebase.search.rank.Question;
import org.jspecify.annotations.Nullable;

/** Which articles are worth ranking. */
final class Candidates {

    private static final int BY_WORDS = 100;
    private static final int BY_MEANING = 120;
    private static final int EXACT = 50;
    private static final float SYNONYM = 0.5f;

    private static final int BY_NUMBER = 3;
    private static final int BY_PHONE = 2;
    private static final int BY_NAME = 1;
    /** Short numbers such as 12345 stand everywhere; alone they are looked for all the same. */
    private static final int LONG_NUMBER = 7;

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final Pattern PHONE = Pattern.compile("\\d[\\d-]{3,14}\\d");

    private final IndexSearcher searcher;
    private final Query filter;
    private final Set<Integer> worded = new HashSet<>();

    Candidates(IndexSearcher searcher, Query filter) {
        this.searcher = searcher;
        this.filter = filter;
    }

    static Query visible(boolean staff) {
        Query open = visible(Visibility.PUBLIC);
        return staff
                ? new BooleanQuery.Builder()
                        .add(open, Occur.SHOULD)
                        .add(visible(Visibility.STAFF), Occur.SHOULD)
                        .build()
                : open;
    }

    private static Query visible(Visibility visibility) {
        return new TermQuery(new Term(Documents.VISIBILITY, visibility.name()));
    }

    private static Query visible(KnowledgeQuery query) {
        Query open = visible(query.staff());
        if (query.inside().isEmpty()) {
            return open;
        }
        var closed = new BooleanQuery.Builder().add(visible(Visibility.DEPARTMENT), Occur.FILTER);
        among(closed, "in-department", query.inside());
        return new BooleanQuery.Builder()
                .add(open, Occur.SHOULD)
                .add(closed.build(), Occur.SHOULD)
                .build();
    }

    static Query filter(KnowledgeQuery query) {
        var all = new BooleanQuery.Builder().add(visible(query), Occur.FILTER);
        among(all, "in-department", query.departments());
        among(all, "in-category", query.categories());
        return all.build();
    }

    private static void among(BooleanQuery.Builder all, String field, Set<String> values) {
        if (!values.isEmpty()) {
            all.add(new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()), Occur.FILTER);
        }
    }

    /** Those to rank, in Lucene's order. */
    SortedSet<Integer> of(Question question, Mode mode, Collection<Integer> also) throws IOException {
        var docs = new TreeSet<Integer>(also);
        byte @Nullable [] vector = question.vector();
        if (mode != Mode.VECTOR || vector == null) {
            for (ScoreDoc one : searcher.search(byWords(question), BY_WORDS).scoreDocs) {
                docs.add(one.doc);
            }
        }
        worded.addAll(docs);
        if (mode != Mode.BM25 && vector != null) {
            var closest = new KnnByteVectorQuery(Documents.VECTOR, vector, BY_MEANING, filter);
            for (ScoreDoc one : searcher.search(closest, BY_MEANING).scoreDocs) {
                docs.add(articleOf(one.doc));
            }
        }
        return docs;
    }

    /** Whether it has something of what was asked for, and is not only near it in meaning. */
    boolean byWords(int doc) {
        return worded.contains(doc);
    }

    /** What is found by number, telephone number or name: the more certain, the higher the rank given. */
    Map<Integer, Integer> exact(String text) throws IOException {
        String plain = Characters.plain(text.strip());
        var ranks = new HashMap<Integer, Integer>();
        for (String word : plain.split("[^a-z0-9._-]+")) {
            if (CODE.matcher(word).matches()) {
                add(ranks, "number:" + Documents.key(word), BY_NUMBER);
            }
            boolean whole = word.equals(plain);
            if (PHONE.matcher(word).matches()
                    && (whole || Documents.digits(word).length() >= LONG_NUMBER)) {
                add(ranks, "phone:" + Documents.digits(word), BY_PHONE);
            }
        }
        add(ranks, "name:" + Documents.name(plain), BY_NAME);
        return ranks;
    }

    private void add(Map<Integer, Integer> ranks, String name, int rank) throws IOException {
        for (ScoreDoc one :
                searcher.search(filtered(new TermQuery(new Term(Documents.EXACT, name))), EXACT).scoreDocs) {
            ranks.merge(one.doc, rank, Math::max);
        }
    }

    /** The article of that code, if there is one among those that may be seen. */
    @Nullable
    Integer byCode(String code) throws IOException {
        var query = new TermQuery(new Term(Documents.EXACT, "number:" + Documents.key(code)));
        ScoreDoc[] found = searcher.search(filtered(query), 1).scoreDocs;
        return found.length == 0 ? null : found[0].doc;
    }

    private Query byWords(Question question) {
        var any = new BooleanQuery.Builder();
        var terms = new HashMap<String, Float>();
        String matter = question.matter();
        Grams.each(matter, 2, (_, start, end) -> terms.put(matter.substring(start, end), 1f));
        question.synonyms()
                .forEach(word -> word.others()
                        .forEach(other -> Grams.each(
                                other, 2, (_, start, end) -> terms.putIfAbsent(other.substring(start, end), SYNONYM))));
        terms.entrySet().stream()
                .limit(IndexSearcher.getMaxClauseCount() - 1L)
                .forEach(term -> any.add(
                        new BoostQuery(new TermQuery(new Term(Documents.PAIRS, term.getKey())), term.getValue()),
                        Occur.SHOULD));
        return filtered(any.build());
    }

    private Query filtered(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    /** Vectors stand right behind their article. */
    private int articleOf(int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        NumericDocValues places = leaf.reader().getNumericDocValues(Documents.PLACE);
        if (places == null || !places.advanceExact(doc - leaf.docBase)) {
            throw new IllegalStateException("document " + doc + " is no passage");
        }
        return doc - (int) places.longValue();
    }
}
