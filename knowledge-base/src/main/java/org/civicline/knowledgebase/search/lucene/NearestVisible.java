package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.util.Bits;

/**
 * The nearest vectors among those that everybody may see, or all staff. Given as a filter, these would be gathered anew for
 * each question, which takes as long as finding the nearest.
 */
final class NearestVisible extends KnnByteVectorQuery {

    private final OneState state;
    private final boolean staff;

    NearestVisible(OneState state, byte[] vector, int most, boolean staff) {
        super(Documents.VECTOR, vector, most);
        this.state = state;
        this.staff = staff;
    }

    @Override
    protected TopDocs approximateSearch(
            LeafReaderContext segment, AcceptDocs living, int visitedLimit, KnnCollectorManager collectors)
            throws IOException {
        Bits visible = state.visible(staff, segment);
        return super.approximateSearch(
                segment, AcceptDocs.fromLiveDocs(visible, visible.length()), visitedLimit, collectors);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && ((NearestVisible) other).staff == staff
                && ((NearestVisible) other).state == state;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Boolean.hashCode(staff);
    }
}
