package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.Fields;
import org.civicline.knowledgebase.search.Lookup;

/** Which articles are worth ranking. */
final class Candidates {

    private final OneState searcher;
    private final Query filter;
    private final Set<Integer> worded = new HashSet<>();

    Candidates(OneState searcher, Query filter) {
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
    SortedSet<Integer> of(Lookup lookup, Set<Integer> also) throws IOException {
        var docs = new TreeSet<Integer>(also);
        if (!lookup.pairs().isEmpty()) {
            for (ScoreDoc one : searcher.search(byWords(lookup.pairs()), Lookup.BY_WORDS).scoreDocs) {
                docs.add(one.doc);
            }
        }
        worded.addAll(docs);
        byte[] vector = lookup.vector();
        if (vector != null) {
            for (ScoreDoc one : searcher.search(nearest(vector, lookup.among()), Lookup.BY_MEANING).scoreDocs) {
                docs.add(articleOf(one.doc));
            }
        }
        return docs;
    }

    private Query nearest(byte[] vector, KnowledgeQuery among) {
        return among.special()
                ? new KnnByteVectorQuery(Documents.VECTOR, vector, Lookup.BY_MEANING, filter)
                : new NearestVisible(searcher, vector, Lookup.BY_MEANING, among.staff());
    }

    /** Whether it has something of what was asked for, and is not only near it in meaning. */
    boolean byWords(int doc) {
        return worded.contains(doc);
    }

    /** What has one of the names, and how certain it is by the most certain of them. */
    Map<Integer, Integer> exact(Map<String, Integer> names) throws IOException {
        var ranks = new HashMap<Integer, Integer>();
        for (var name : names.entrySet()) {
            Query having = new TermQuery(new Term(Documents.EXACT, name.getKey()));
            for (ScoreDoc one : searcher.search(filtered(having), Lookup.BY_NAME).scoreDocs) {
                ranks.merge(one.doc, name.getValue(), Math::max);
            }
        }
        return ranks;
    }

    /** The article of that code, or -1 if there is none among those that may be seen. */
    int byCode(String code) throws IOException {
        // passages have the key too, and stand behind their article
        var query = new TermQuery(new Term(Documents.KEY, Fields.key(code)));
        ScoreDoc[] found = searcher.search(filtered(query), 1).scoreDocs;
        return found.length == 0 ? -1 : found[0].doc;
    }

    private Query byWords(Map<String, Float> pairs) {
        var any = new BooleanQuery.Builder();
        pairs.forEach((pair, weight) ->
                any.add(new BoostQuery(new TermQuery(new Term(Documents.PAIRS, pair)), weight), Occur.SHOULD));
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
