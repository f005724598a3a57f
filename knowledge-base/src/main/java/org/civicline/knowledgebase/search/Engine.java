package org.civicline.knowledgebase.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeQuery;

/** An index in some engine. What it finds is read and ranked here, so that all engines answer alike. */
public abstract class Engine implements KnowledgeIndex, AutoCloseable {

    private final KnowledgeSearch search;
    private final Supplier<QueryReader> reader;

    /**
     * @param meaning the sentence model, ready or not
     * @param reader who has learnt the words of the articles that are in it
     */
    protected Engine(Meaning meaning, Supplier<QueryReader> reader) {
        this.search = new KnowledgeSearch(meaning);
        this.reader = reader;
    }

    /** Puts or replaces articles; they are found when this returns. */
    public abstract void put(Collection<Entry> entries);

    /** After many were put: brings together what they were kept in, where that makes searching quicker. May take a minute. */
    public void settle() {}

    /** How many articles it has. */
    public abstract int size();

    /** What it takes where it is kept, in bytes. */
    public abstract long bytes();

    /** Opens it as it is now, for one search. */
    protected abstract <T> T look(Function<View, T> search);

    @Override
    public List<Hit> search(KnowledgeQuery query) {
        return look(view -> search.search(view, reader.get(), query));
    }

    @Override
    public List<Suggestion> suggest(String typed, boolean staff, int most) {
        return look(view -> search.suggest(view, typed, staff, most));
    }

    @Override
    public List<Hit> related(String code, boolean staff, int most) {
        return look(view -> search.related(view, reader.get(), code, staff, most));
    }

    /** What speaks for the articles found, for learning the weights: by code, in order of {@code Evidence.names}. */
    public Map<String, float[]> evidence(String question) {
        return look(view -> search.evidence(view, reader.get(), question));
    }

    @Override
    public abstract void close();
}
