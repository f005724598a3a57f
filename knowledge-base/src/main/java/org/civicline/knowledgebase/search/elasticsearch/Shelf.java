package org.civicline.knowledgebase.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.JsonData;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.knowledgebase.search.EngineAwayException;
import org.civicline.knowledgebase.search.Entry;
import org.civicline.knowledgebase.search.Fields;

/**
 * One index in the cluster, which any node may fill: what is older than what is there is left, so nobody need know of others.
 * It holds itself how far it has come, so whoever finds it, even set back or empty, knows from where to go on.
 */
public final class Shelf {

    static final String LEVEL = "level";

    /** A message to the cluster; articles are a few to a few hundred kilobytes each. */
    private static final int BULK_CHARACTERS = 4_000_000;

    private static final int CONFLICT = 409;

    private final Cluster cluster;
    private final String name;
    private final long level;

    Shelf(Cluster cluster, String name, long level) {
        this.cluster = cluster;
        this.name = name;
        this.level = level;
    }

    String name() {
        return name;
    }

    /** Written to by this alias alone: an index that is gone has none, and nothing is made anew by writing to it. */
    static String door(String name) {
        return name + "-in";
    }

    /** Up to which revision it had everything when it was opened. */
    public long level() {
        return level;
    }

    /** Puts articles; older states than those that are there are left out. They are found when this returns. */
    public void put(Collection<Entry> entries) {
        var message = new ArrayList<BulkOperation>();
        long characters = 0;
        for (Entry entry : entries) {
            Fields fields = Fields.of(entry);
            JsonObject document = Source.of(entry, fields);
            message.add(BulkOperation.of(one -> one.index(into -> into.index(door(name))
                    .id(fields.key())
                    .versionType(VersionType.ExternalGte)
                    .version(version(entry))
                    .document(document))));
            characters += 8L * fields.text().length() + 1_100L * entry.vectors().size() + 2_000;
            if (characters > BULK_CHARACTERS) {
                send(message);
                message.clear();
                characters = 0;
            }
        }
        send(message);
    }

    /** Takes articles out, by code, unless there is a later state of them than the revision says. */
    public void remove(Map<String, Long> revisions) {
        var message = new ArrayList<BulkOperation>();
        revisions.forEach((code, revision) ->
                message.add(BulkOperation.of(one -> one.delete(from -> from.index(door(name))
                        .id(Fields.key(code))
                        .versionType(VersionType.ExternalGte)
                        .version(revision * 2)))));
        send(message);
    }

    /** With its vectors an article is newer than without. */
    private static long version(Entry entry) {
        return entry.revision() * 2 + (entry.vectors().isEmpty() ? 0 : 1);
    }

    private void send(List<BulkOperation> message) {
        if (message.isEmpty()) {
            return;
        }
        List<BulkOperation> now = List.copyOf(message);
        BulkResponse response = cluster.write(client -> client.bulk(
                bulk -> bulk.refresh(Refresh.True).requireAlias(true).operations(now)));
        for (BulkResponseItem item : response.items()) {
            if (item.error() != null && item.status() != CONFLICT) {
                throw new EngineAwayException(
                        "Elasticsearch did not take " + item.id() + ": "
                                + item.error().reason(),
                        new IllegalStateException(String.valueOf(item.error().type())));
            }
        }
    }

    /** Notes that it has everything up to a revision. */
    public void level(long revision) {
        cluster.write(client -> client.index(into -> into.index(door(name))
                .requireAlias(true)
                .id(LEVEL)
                .versionType(VersionType.ExternalGte)
                .version(revision)
                .document(Source.level(revision))));
    }

    /** Codes of articles that have no vectors yet, the earliest published first. */
    public List<String> withoutVectors(int most) {
        return cluster
                .search(client -> client.search(
                        search -> search.index(name)
                                .size(most)
                                .sort(sort ->
                                        sort.field(by -> by.field("revision").order(SortOrder.Desc)))
                                .source(source -> source.filter(filter -> filter.includes("code")))
                                .query(query ->
                                        query.term(term -> term.field("deep").value(false))),
                        JsonData.class))
                .hits()
                .hits()
                .stream()
                .map(hit -> Objects.requireNonNull(hit.source())
                        .toJson()
                        .asJsonObject()
                        .getString("code"))
                .toList();
    }
}
