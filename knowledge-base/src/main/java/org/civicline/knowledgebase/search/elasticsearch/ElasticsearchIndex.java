package org.civicline.knowledgebase.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.StoreStats;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.json.JsonData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.EngineAwayException;
import org.civicline.knowledgebase.search.Entry;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.knowledgebase.search.View;
import org.civicline.knowledgebase.search.meaning.SentenceEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch. All nodes of an installation search one index of it, by an alias, behind which a rebuild puts another. What
 * fails there comes out as {@link EngineAwayException}.
 */
public final class ElasticsearchIndex extends Engine {

    /** To be raised when something else is kept of an article though the fields stay: nodes of two kinds must not share. */
    private static final int CONTENT = 1;

    private final Cluster cluster;
    private final Sources sources;
    private final byte[] definition;
    private final String alias;

    /**
     * Asks nothing of the cluster yet.
     *
     * @param meaning the sentence model, ready or not
     * @param reader who has learnt the words of the articles that are in it
     */
    public ElasticsearchIndex(ElasticsearchSettings settings, Meaning meaning, Supplier<QueryReader> reader) {
        super(meaning, reader);
        cluster = new Cluster(settings);
        definition = definition();
        alias = settings.index() + "-" + kind(definition);
        sources = new Sources(cluster, alias);
    }

    private static byte[] definition() {
        try (InputStream in = ElasticsearchIndex.class.getResourceAsStream("index.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(byte[] definition) {
        var sum = new CRC32();
        sum.update(definition);
        sum.update((SentenceEncoder.MODEL + CONTENT).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    /** The index that is searched; it is made if there is none. */
    public Shelf shelf() {
        GetResponse<JsonData> level = level();
        if (level == null) {
            create(1, true);
            level = level();
        }
        if (level == null) {
            // the name is taken by something behind no alias of ours, left by an interrupted beginning
            cluster.writeIfThere(client -> client.indices().delete(delete -> delete.index(name(1))));
            throw new EngineAwayException("Elasticsearch has no index yet", new IllegalStateException(alias));
        }
        JsonData source = level.source();
        return new Shelf(
                cluster,
                level.index(),
                source == null
                        ? 0
                        : source.toJson()
                                .asJsonObject()
                                .getJsonNumber(Shelf.LEVEL)
                                .longValue());
    }

    private @Nullable GetResponse<JsonData> level() {
        return cluster.writeIfThere(client -> client.get(get -> get.index(alias).id(Shelf.LEVEL), JsonData.class));
    }

    private String name(int number) {
        return alias + "-" + number;
    }

    private void create(int number, boolean searched) {
        boolean there = cluster.write(client ->
                client.indices().exists(exists -> exists.index(name(number))).value());
        if (!there) {
            cluster.write(client -> client.indices().create(index -> {
                index.index(name(number))
                        .withJson(new ByteArrayInputStream(definition))
                        .aliases(Shelf.door(name(number)), of -> of);
                return searched ? index.aliases(alias, of -> of) : index;
            }));
        }
    }

    /** An empty index, to be filled while the other is searched, and then put in its place. */
    public Shelf fresh() {
        String searched = shelf().name();
        int next = Integer.parseInt(searched.substring(alias.length() + 1)) + 1;
        cluster.writeIfThere(client -> client.indices().delete(delete -> delete.index(name(next))));
        create(next, false);
        return new Shelf(cluster, name(next), 0);
    }

    /** From now on this one is searched; the one before is gone. */
    public void replaceBy(Shelf next) {
        String before = shelf().name();
        cluster.write(client -> client.indices()
                .updateAliases(update -> update.actions(action -> action.removeIndex(remove -> remove.index(before)))
                        .actions(action ->
                                action.add(add -> add.index(next.name()).alias(alias)))));
    }

    @Override
    public void put(Collection<Entry> entries) {
        shelf().put(entries);
    }

    @Override
    public int size() {
        return Math.toIntExact(cluster.search(client -> client.count(
                        count -> count.index(alias).query(query -> query.exists(exists -> exists.field("code")))))
                .count());
    }

    @Override
    public long bytes() {
        StoreStats store = Objects.requireNonNull(
                        cluster.search(client -> client.indices().stats(stats -> stats.index(alias)))
                                .all()
                                .primaries())
                .store();
        return store == null ? 0 : store.sizeInBytes();
    }

    @Override
    protected <T> T look(Function<View, T> search) {
        return search.apply(new ElasticsearchView(cluster, alias, sources));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
