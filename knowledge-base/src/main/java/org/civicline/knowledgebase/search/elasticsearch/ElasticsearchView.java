package org.civicline.knowledgebase.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.Fields;
import org.civicline.knowledgebase.search.Lookup;
import org.civicline.knowledgebase.search.View;
import org.civicline.knowledgebase.search.rank.RankText;
import org.civicline.knowledgebase.search.rank.Statistics;
import org.jspecify.annotations.Nullable;

/** What Elasticsearch finds. Its state may change while a search lasts; what is gone then is left out. */
final class ElasticsearchView implements View {

    private static final float BEGINS = 2;
    /** Far above what BM25 gives to 200 characters, so that who has the name stands first and can be told by the score. */
    private static final float NAMED = 1_000_000;

    private final Cluster cluster;
    private final String alias;
    private final Sources sources;

    ElasticsearchView(Cluster cluster, String alias, Sources sources) {
        this.cluster = cluster;
        this.alias = alias;
        this.sources = sources;
    }

    private record Found(Object id, int exact, boolean byWords, RankText text, Shown shown) implements Candidate {}

    @Override
    public Statistics statistics() {
        return new ElasticsearchStatistics(cluster, alias);
    }

    @Override
    public List<? extends Candidate> find(Lookup lookup) {
        List<Query> filter = filter(lookup.among());
        var versions = new TreeMap<String, Long>();
        var exact = new HashMap<String, Integer>();
        var words = new HashSet<String>();
        for (Hit<JsonData> hit : byWordsAndNames(lookup, filter)) {
            int certainty = (int) (Objects.requireNonNull(hit.score()) / NAMED);
            if (certainty > 0 || words.size() < exact.size() + Lookup.BY_WORDS) {
                versions.put(Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.version()));
                words.add(hit.id());
            }
            if (certainty > 0) {
                exact.put(hit.id(), certainty);
            }
        }
        byte[] vector = lookup.vector();
        if (vector != null) {
            for (Hit<JsonData> hit : byMeaning(vector, filter)) {
                versions.put(Objects.requireNonNull(hit.id()), Objects.requireNonNull(hit.version()));
            }
        }
        Map<String, Source> found = sources.of(versions);
        var candidates = new ArrayList<Found>();
        for (String key : versions.keySet()) {
            Source source = found.get(key);
            if (source != null) {
                candidates.add(
                        new Found(key, exact.getOrDefault(key, 0), words.contains(key), source.rank(), source.shown()));
            }
        }
        return candidates;
    }

    /** Those with a name first. */
    private List<Hit<JsonData>> byWordsAndNames(Lookup lookup, List<Query> filter) {
        if (lookup.pairs().isEmpty() && lookup.names().isEmpty()) {
            return List.of();
        }
        Query any = Query.of(query -> query.bool(bool -> {
            if (!lookup.names().isEmpty()) {
                bool.should(should -> should.disMax(best -> {
                    lookup.names()
                            .forEach((name, certainty) -> best.queries(one -> one.constantScore(
                                    named -> named.boost(NAMED * certainty).filter(term("exact", name)))));
                    return best;
                }));
            }
            lookup.pairs()
                    .forEach((pair, weight) -> bool.should(should ->
                            should.term(term -> term.field("pairs").value(pair).boost(weight))));
            return bool.minimumShouldMatch("1").filter(filter);
        }));
        return hits(any, Lookup.BY_WORDS + Lookup.BY_NAME);
    }

    private List<Hit<JsonData>> hits(Query query, int most) {
        return cluster.search(client -> client.search(
                        search -> search.index(alias)
                                .size(most)
                                .version(true)
                                .trackTotalHits(total -> total.enabled(false))
                                .source(source -> source.fetch(false))
                                .query(query),
                        JsonData.class))
                .hits()
                .hits();
    }

    private List<Hit<JsonData>> byMeaning(byte[] vector, List<Query> filter) {
        var numbers = new ArrayList<Float>(vector.length);
        for (byte one : vector) {
            numbers.add((float) one);
        }
        return cluster.search(client -> client.search(
                        search -> search.index(alias)
                                .size(Lookup.BY_MEANING)
                                .version(true)
                                .source(source -> source.fetch(false))
                                .knn(closest -> closest.field("passages.vector")
                                        .queryVector(numbers)
                                        .k(Lookup.BY_MEANING)
                                        .numCandidates(Lookup.BY_MEANING)
                                        .filter(filter)),
                        JsonData.class))
                .hits()
                .hits();
    }

    @Override
    public @Nullable Candidate byCode(String code, boolean staff) {
        Query query = Query.of(all -> all.bool(bool ->
                bool.filter(visible(staff)).filter(one -> one.ids(ids -> ids.values(Fields.key(code))))));
        List<Hit<JsonData>> hits = hits(query, 1);
        if (hits.isEmpty()) {
            return null;
        }
        String key = Objects.requireNonNull(hits.getFirst().id());
        Source source = sources.of(
                        Map.of(key, Objects.requireNonNull(hits.getFirst().version())))
                .get(key);
        return source == null ? null : new Found(key, 0, true, source.rank(), source.shown());
    }

    @Override
    public List<Begun> beginning(String begun, boolean staff, int most) {
        Query query = Query.of(any -> any.bool(bool -> bool.should(starting("typed-first", begun, BEGINS))
                .should(starting("typed", begun, 1))
                .minimumShouldMatch("1")
                .filter(visible(staff))));
        return cluster
                .search(client -> client.search(
                        search -> search.index(alias)
                                .size(most)
                                .source(source -> source.filter(filter -> filter.includes("code", "title")))
                                .query(query),
                        JsonData.class))
                .hits()
                .hits()
                .stream()
                .map(ElasticsearchView::begun)
                .toList();
    }

    private static Begun begun(Hit<JsonData> hit) {
        var source = Objects.requireNonNull(hit.source()).toJson().asJsonObject();
        return new Begun(
                new Suggestion(source.getString("code"), source.getString("title")),
                Objects.requireNonNull(hit.score()) >= BEGINS);
    }

    private static Query starting(String field, String begun, float weight) {
        return Query.of(query -> query.constantScore(constant -> constant.boost(weight)
                .filter(one -> one.prefix(prefix -> prefix.field(field).value(begun)))));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static List<Query> filter(KnowledgeQuery query) {
        var all = new ArrayList<Query>();
        all.add(visible(query));
        among(all, "department", query.departments());
        among(all, "category", query.categories());
        return all;
    }

    private static Query visible(KnowledgeQuery query) {
        Query open = visible(query.staff());
        return query.inside().isEmpty()
                ? open
                : Query.of(any -> any.bool(bool -> bool.minimumShouldMatch("1")
                        .should(open)
                        .should(closed ->
                                closed.bool(both -> both.filter(term("visibility", Visibility.DEPARTMENT.name()))
                                        .filter(any("department", query.inside()))))));
    }

    private static Query visible(boolean staff) {
        return any(
                "visibility",
                staff ? Set.of(Visibility.PUBLIC.name(), Visibility.STAFF.name()) : Set.of(Visibility.PUBLIC.name()));
    }

    private static void among(List<Query> all, String field, Set<String> values) {
        if (!values.isEmpty()) {
            all.add(any(field, values));
        }
    }

    private static Query any(String field, Set<String> values) {
        List<FieldValue> wanted = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(wanted))));
    }
}
