package org.civicline.knowledgebase.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.civicline.knowledgebase.search.rank.Statistics;

/** How common words are, as Lucene counts. */
record ReaderStatistics(IndexReader reader) implements Statistics {

    @Override
    public int articles() {
        try {
            return reader.getDocCount(Documents.CODE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int articlesWith(String gram, int size) {
        try {
            return reader.docFreq(new Term(size == 1 ? Documents.SINGLES : Documents.PAIRS, gram));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double averageLength() {
        try {
            int articles = reader.getDocCount(Documents.PAIRS);
            return articles == 0 ? 1 : (double) reader.getSumTotalTermFreq(Documents.PAIRS) / articles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
