package org.civicline.knowledgebase.search.elasticsearch;

import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ranking needs of the articles found. Each is fetched once while it stays as it is: fetching 200 for every search would
 * take longer than all the rest of it.
 */
final class Sources {

    private static final long MOST_BYTES = 128L << 20;

    private final Cluster cluster;
    private final String alias;
    private final LinkedHashMap<String, Known> known = new LinkedHashMap<>(1024, 0.75f, true);
    private long bytes;

    Sources(Cluster cluster, String alias) {
        this.cluster = cluster;
        this.alias = alias;
    }

    private record Known(long version, Source source) {}

    /** @param versions by key; what is gone meanwhile is left out, what has changed meanwhile is given as it is now */
    Map<String, Source> of(Map<String, Long> versions) {
        var found = new HashMap<String, Source>();
        var missing = new ArrayList<String>();
        versions.forEach((key, version) -> {
            Source source = recall(key, version);
            if (source == null) {
                missing.add(key);
            } else {
                found.put(key, source);
            }
        });
        if (!missing.isEmpty()) {
            fetch(missing, found);
        }
        return found;
    }

    private void fetch(List<String> keys, Map<String, Source> into) {
        List<MultiGetResponseItem<JsonData>> items = cluster.search(
                        client -> client.mget(get -> get.index(alias).ids(keys).realtime(false), JsonData.class))
                .docs();
        for (MultiGetResponseItem<JsonData> item : items) {
            GetResult<JsonData> result = item.isResult() ? item.result() : null;
            JsonData document = result == null ? null : result.source();
            if (result != null && document != null && result.version() != null) {
                Source source = Source.read(document.toJson().asJsonObject());
                keep(result.id(), new Known(result.version(), source));
                into.put(result.id(), source);
            }
        }
    }

    private synchronized @Nullable Source recall(String key, long version) {
        Known one = known.get(key);
        return one != null && one.version() == version ? one.source() : null;
    }

    private synchronized void keep(String key, Known one) {
        Known before = known.put(key, one);
        bytes += one.source().size() - (before == null ? 0 : before.source().size());
        var oldest = known.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().source().size();
            oldest.remove();
        }
    }
}
