package org.civicline.knowledgebase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.lucene.LuceneIndex;

/** A throw-away index without a database, of the very code that serves people: for evaluations. */
public final class KnowledgeTrial implements AutoCloseable {

    private final Meaning meaning;
    private final LuceneIndex index;

    /** @param withMeaning whether the sentence model is loaded; without it there is search by words alone */
    public KnowledgeTrial(boolean withMeaning) {
        meaning = new Meaning(withMeaning);
        meaning.load();
        index = new LuceneIndex(meaning);
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
        List<Indexed> articles = texts.stream().map(KnowledgeTrial::indexed).toList();
        List<List<byte[]>> vectors =
                articles.parallelStream().map(this::vectors).toList();
        Map<Indexed, List<byte[]>> both = new LinkedHashMap<>();
        for (int i = 0; i < articles.size(); i++) {
            both.put(articles.get(i), vectors.get(i));
        }
        index.put(both);
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

    private List<byte[]> vectors(Indexed article) {
        var vectors = new ArrayList<byte[]>();
        for (String passage : hasMeaning() ? article.passages() : List.<String>of()) {
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

    /** What speaks for each article found, to learn weights from: figures by code. */
    public Map<String, float[]> evidence(String question) {
        return index.evidence(question);
    }

    @Override
    public void close() throws IOException {
        index.close();
        meaning.close();
    }
}
