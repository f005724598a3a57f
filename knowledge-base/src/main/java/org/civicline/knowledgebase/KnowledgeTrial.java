package org.civicline.knowledgebase;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.Entry;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchIndex;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchSettings;
import org.civicline.knowledgebase.search.lucene.LuceneIndex;

/** A throw-away index without a database, of the very code that serves people: for evaluations. */
public final class KnowledgeTrial implements AutoCloseable {

    private final Meaning meaning;
    private final QueryReader reader = QueryReader.ofTheCity();
    private final Engine index;
    private long revision;

    private KnowledgeTrial(boolean withMeaning, BiFunction<Meaning, Supplier<QueryReader>, Engine> engine) {
        meaning = new Meaning(withMeaning);
        meaning.load();
        index = engine.apply(meaning, () -> reader);
    }

    /** In this process. @param withMeaning whether the sentence model is loaded; without it there is search by words alone */
    public static KnowledgeTrial lucene(boolean withMeaning) {
        return new KnowledgeTrial(withMeaning, LuceneIndex::new);
    }

    /** In an Elasticsearch that asks for no password. @param withMeaning as with Lucene */
    public static KnowledgeTrial elasticsearch(URI address, boolean withMeaning) {
        var settings = new ElasticsearchSettings(List.of(address), null, null, "civicline-trial");
        return new KnowledgeTrial(withMeaning, (meaning, reader) -> new ElasticsearchIndex(settings, meaning, reader));
    }

    /**
     * An article to be found.
     *
     * @param title may be empty
     */
    public record Text(String code, String title, String department, String body) {}

    /** Whether meaning can be searched by: not if it was not asked for or this machine cannot run the model. */
    public boolean hasMeaning() {
        return meaning.state() == Meaning.State.READY;
    }

    /** Puts articles; they are found when this returns. */
    public void put(Collection<Text> texts) {
        Map<Text, List<byte[]>> both = new LinkedHashMap<>();
        List<Text> all = List.copyOf(texts);
        List<List<byte[]>> vectors = all.parallelStream().map(this::vectors).toList();
        for (int i = 0; i < vectors.size(); i++) {
            both.put(all.get(i), vectors.get(i));
        }
        put(both);
    }

    /** Puts articles with vectors of their passages, as many as {@link #passages} says or none. */
    public void put(Map<Text, List<byte[]>> texts) {
        var entries = new ArrayList<Entry>();
        texts.forEach((text, vectors) -> {
            Indexed article = indexed(text);
            reader.learn(article);
            entries.add(new Entry(article, ++revision, vectors));
        });
        index.put(entries);
    }

    /** When all are in it: makes it as quick to search as one is that serves people. */
    public void settle() {
        index.settle();
    }

    /** How many vectors an article wants. */
    public static int passages(Text text) {
        return indexed(text).passages().size();
    }

    private static Indexed indexed(Text text) {
        return new Indexed(
                text.code(),
                text.title(),
                null,
                text.department(),
                "",
                List.of(),
                text.body(),
                Knowledge.Visibility.PUBLIC);
    }

    /** The vectors of an article's passages; none without the model. */
    public List<byte[]> vectors(Text text) {
        var vectors = new ArrayList<byte[]>();
        for (String passage : hasMeaning() ? indexed(text).passages() : List.<String>of()) {
            byte[] vector = meaning.of(passage);
            if (vector == null) {
                return List.of();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    /** The index. */
    public KnowledgeIndex index() {
        return index;
    }

    /** What the index takes, in bytes. */
    public long bytes() {
        return index.bytes();
    }

    /** What speaks for each article found, to learn weights from: figures by code. */
    public Map<String, float[]> evidence(String question) {
        return index.evidence(question);
    }

    @Override
    public void close() {
        index.close();
        meaning.close();
    }
}
