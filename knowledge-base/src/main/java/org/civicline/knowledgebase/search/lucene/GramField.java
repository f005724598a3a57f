package org.civicline.knowledgebase.search.lucene;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.civicline.knowledgebase.search.Fields;
import org.civicline.knowledgebase.search.language.Grams;

/** Plain text as its grams, with how often each stands there and not where: marks are set by ourselves. */
final class GramField {

    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setTokenized(true);
        TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TYPE.freeze();
    }

    private GramField() {}

    static Field of(String name, String plain, int size) {
        return new Field(name, new Stream(plain, size), TYPE);
    }

    private static final class Stream extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final String plain;
        private final int[] bounds;
        private int at;

        private Stream(String plain, int size) {
            this.plain = plain;
            var all = java.util.stream.IntStream.builder();
            Grams.each(plain, size, (_, start, end) -> all.add(start).add(end));
            this.bounds = all.build().toArray();
        }

        @Override
        public void reset() {
            at = 0;
        }

        @Override
        public boolean incrementToken() {
            if (at >= bounds.length) {
                return false;
            }
            clearAttributes();
            term.append(Fields.gram(plain, bounds[at], bounds[at + 1]));
            at += 2;
            return true;
        }
    }
}
