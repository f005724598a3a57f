package org.civicline.knowledgebase.triage.learning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a text is looked at: the fragments of its words, and its meaning if the texts that were learnt from had one.
 *
 * @param bearings null for words alone
 */
record Columns(Vocabulary vocabulary, @Nullable Bearings bearings) {

    static Columns of(List<Telling> tellings, int mostFragments) {
        boolean meaning = tellings.stream().allMatch(one -> one.meaning() != null);
        return new Columns(Vocabulary.of(tellings, mostFragments), meaning ? Bearings.of(tellings) : null);
    }

    int size() {
        return vocabulary.size() + (bearings == null ? 0 : bearings.size());
    }

    /** A text of which the meaning is not known is known by its words. */
    Row row(Telling telling) {
        Row words = vocabulary.row(telling);
        float[] meaning = telling.meaning();
        return bearings == null || meaning == null || meaning.length != bearings.size()
                ? words
                : bearings.added(words, meaning, vocabulary.size());
    }

    void write(DataOutput out) throws IOException {
        vocabulary.write(out);
        out.writeBoolean(bearings != null);
        if (bearings != null) {
            bearings.write(out);
        }
    }

    static Columns read(DataInput in) throws IOException {
        Vocabulary vocabulary = Vocabulary.read(in);
        return new Columns(vocabulary, in.readBoolean() ? Bearings.read(in) : null);
    }
}
