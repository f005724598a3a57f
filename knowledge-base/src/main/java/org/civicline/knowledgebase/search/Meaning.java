package org.civicline.knowledgebase.search;

import java.util.function.Function;
import org.civicline.knowledgebase.search.meaning.MeaningUnavailableException;
import org.civicline.knowledgebase.search.meaning.RecentQuestions;
import org.civicline.knowledgebase.search.meaning.SentenceEncoder;
import org.civicline.knowledgebase.search.meaning.Vectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sentence model, if this machine has it: until it is loaded, and when it cannot be, search goes by words alone. */
public final class Meaning implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);

    /** How it stands with the model. */
    public enum State {
        /** Not wanted by the configuration. */
        OFF,
        /** Being loaded. */
        LOADING,
        /** In use. */
        READY,
        /** It cannot be used on this machine. */
        UNAVAILABLE
    }

    private final RecentQuestions recent = new RecentQuestions();
    private volatile State state;
    private volatile @Nullable SentenceEncoder encoder;

    /** @param wanted whether it is to be loaded at all */
    public Meaning(boolean wanted) {
        state = wanted ? State.LOADING : State.OFF;
    }

    /** Loads it, which takes a second; nothing if it is not wanted or was loaded. */
    public synchronized State load() {
        if (state == State.LOADING) {
            try {
                encoder = SentenceEncoder.load();
                state = State.READY;
            } catch (MeaningUnavailableException e) {
                failed(e);
            }
        }
        return state;
    }

    /** How it stands. */
    public State state() {
        return state;
    }

    /** The meaning of a passage as a small vector; {@code null} if that is not to be had. */
    public byte @Nullable [] of(String text) {
        return made(model -> Vectors.small(model.encode(text)));
    }

    /** Where a question's answer is looked for, as a small vector; {@code null} if that is not to be had. */
    public byte @Nullable [] ofQuestion(String question) {
        return made(model -> recent.of(question, one -> Vectors.small(model.encodeQuestion(one))));
    }

    private byte @Nullable [] made(Function<SentenceEncoder, byte[]> vector) {
        SentenceEncoder model = encoder;
        if (model == null || state != State.READY) {
            return null;
        }
        try {
            return vector.apply(model);
        } catch (MeaningUnavailableException e) {
            failed(e);
            return null;
        }
    }

    private void failed(MeaningUnavailableException e) {
        state = State.UNAVAILABLE;
        LOG.warn("knowledge search goes on by words alone: {}", e.getMessage());
    }

    @Override
    public synchronized void close() {
        state = State.OFF;
    }
}
