package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One state of the index, searched until the next one is there. It remembers what every search asks it: who may see what. */
final class OneState extends IndexSearcher {

    private final Map<Boolean, List<Bits>> visible = new ConcurrentHashMap<>();

    OneState(IndexReader reader) {
        super(reader);
    }

    /** A segment's documents that everybody may see, or all staff, without those deleted. */
    Bits visible(boolean staff, LeafReaderContext segment) {
        return visible.computeIfAbsent(staff, this::visible).get(segment.ord);
    }

    private List<Bits> visible(boolean staff) {
        try {
            Query query = rewrite(Candidates.visible(staff));
            Weight weight = createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
            var all = new ArrayList<Bits>();
            for (LeafReaderContext segment : getIndexReader().leaves()) {
                all.add(alive(segment, weight.scorer(segment)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bits alive(LeafReaderContext segment, @Nullable Scorer found) throws IOException {
        var docs = new FixedBitSet(segment.reader().maxDoc());
        if (found != null) {
            docs.or(found.iterator());
        }
        Bits living = segment.reader().getLiveDocs();
        if (living != null) {
            living.applyMask(docs, 0);
        }
        return docs;
    }
}
