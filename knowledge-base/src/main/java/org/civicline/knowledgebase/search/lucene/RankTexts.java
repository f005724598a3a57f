package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.civicline.knowledgebase.search.rank.RankText;
import org.jspecify.annotations.Nullable;

/** Reads what ranking needs of the articles found. Documents in rising order are read fastest. */
final class RankTexts {

    private final List<LeafReaderContext> leaves;
    private @Nullable BinaryDocValues values;
    private int leaf = -1;
    private int last = Integer.MAX_VALUE;

    RankTexts(IndexSearcher searcher) {
        leaves = searcher.getIndexReader().leaves();
    }

    RankText of(int doc) throws IOException {
        int in = ReaderUtil.subIndex(doc, leaves);
        BinaryDocValues current = values;
        if (current == null || in != leaf || doc < last) {
            current = leaves.get(in).reader().getBinaryDocValues(Documents.RANK);
            values = current;
            leaf = in;
        }
        last = doc;
        if (current == null || !current.advanceExact(doc - leaves.get(in).docBase)) {
            throw new IllegalStateException("document " + doc + " is no article");
        }
        BytesRef bytes = current.binaryValue();
        return RankText.read(bytes.bytes, bytes.offset, bytes.length);
    }
}
