package org.civicline.knowledgebase.search.elasticsearch;

import co.elastic.clients.elasticsearch.core.TermvectorsResponse;
import co.elastic.clients.elasticsearch.core.termvectors.FieldStatistics;
import co.elastic.clients.elasticsearch.core.termvectors.TermVector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.civicline.knowledgebase.search.rank.Statistics;
import org.jspecify.annotations.Nullable;

/** How common words are, as Elasticsearch counts: all grams of a text are asked for at once. */
final class ElasticsearchStatistics implements Statistics {

    private static final String PAIRS = "pairs";
    private static final String SINGLES = "singles";

    private final Cluster cluster;
    private final String alias;
    private final Map<String, Integer> pairs = new HashMap<>();
    private final Map<String, Integer> singles = new HashMap<>();
    private final Set<String> expected = new HashSet<>();
    private @Nullable FieldStatistics all;

    ElasticsearchStatistics(Cluster cluster, String alias) {
        this.cluster = cluster;
        this.alias = alias;
    }

    @Override
    public void expect(String plain) {
        if (!expected.add(plain)) {
            return;
        }
        TermvectorsResponse counted = cluster.search(client -> client.termvectors(of -> of.index(alias)
                .doc(Source.asked(plain))
                .fields(PAIRS, SINGLES)
                .termStatistics(true)
                .fieldStatistics(true)
                .positions(false)
                .offsets(false)
                .payloads(false)));
        learn(counted.termVectors().get(PAIRS), pairs);
        learn(counted.termVectors().get(SINGLES), singles);
        TermVector vector = counted.termVectors().get(PAIRS);
        if (vector != null && vector.fieldStatistics() != null) {
            all = vector.fieldStatistics();
        }
    }

    private static void learn(@Nullable TermVector vector, Map<String, Integer> into) {
        if (vector != null) {
            vector.terms().forEach((gram, term) -> into.put(gram, term.docFreq() == null ? 0 : term.docFreq()));
        }
    }

    @Override
    public int articles() {
        return all == null ? 0 : Math.max(0, all.docCount());
    }

    @Override
    public int articlesWith(String gram, int size) {
        Map<String, Integer> known = size == 1 ? singles : pairs;
        Integer count = known.get(gram);
        if (count == null) {
            expect(gram);
            count = known.getOrDefault(gram, 0);
        }
        return count;
    }

    @Override
    public double averageLength() {
        FieldStatistics fields = all;
        return fields == null || fields.docCount() <= 0 ? 1 : (double) fields.sumTtf() / fields.docCount();
    }
}
