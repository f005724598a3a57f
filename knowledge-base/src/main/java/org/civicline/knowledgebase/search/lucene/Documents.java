package org.civicline.knowledgebase.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.civicline.knowledgebase.search.Entry;
import org.civicline.knowledgebase.search.Fields;
import org.civicline.knowledgebase.search.Indexed;

/** An article as Lucene's documents: one of words, and one for each of its vectors, all under the article's code. */
final class Documents {

    static final String KEY = "key";
    static final String CODE = "code";
    static final String TITLE = "title";
    static final String BODY = "body";
    static final String DEPARTMENT = "department";
    static final String VISIBILITY = "visibility";
    static final String EXACT = "exact";
    static final String PAIRS = "pairs";
    static final String SINGLES = "singles";
    static final String TYPED = "typed";
    static final String TYPED_FIRST = "typed-first";
    static final String VECTOR = "vector";
    static final String PLACE = "place";
    static final String RANK = "rank";

    private Documents() {}

    static List<Document> of(Entry entry, Fields fields) {
        var documents = new ArrayList<Document>();
        documents.add(words(entry.article(), fields));
        for (byte[] vector : entry.vectors()) {
            Document passage = common(entry.article(), fields);
            // Lucene keeps what is put at once together, so the article is this many documents before
            passage.add(new NumericDocValuesField(PLACE, documents.size()));
            passage.add(new KnnByteVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
            documents.add(passage);
        }
        return documents;
    }

    private static Document words(Indexed article, Fields fields) {
        Document document = common(article, fields);
        document.add(new StringField(CODE, article.code(), Store.YES));
        document.add(new StoredField(TITLE, article.title()));
        document.add(new StoredField(BODY, fields.body()));
        document.add(new StoredField(DEPARTMENT, article.departmentCode()));
        fields.names().forEach(name -> document.add(new StringField(EXACT, name, Store.NO)));
        document.add(new BinaryDocValuesField(RANK, new BytesRef(fields.rank().write())));
        document.add(GramField.of(PAIRS, fields.text(), 2));
        document.add(GramField.of(SINGLES, fields.text(), 1));
        fields.typed().first().forEach(word -> document.add(new StringField(TYPED_FIRST, word, Store.NO)));
        fields.typed().later().forEach(word -> document.add(new StringField(TYPED, word, Store.NO)));
        return document;
    }

    private static Document common(Indexed article, Fields fields) {
        var document = new Document();
        document.add(new StringField(KEY, fields.key(), Store.NO));
        document.add(new StringField(VISIBILITY, article.visibility().name(), Store.NO));
        document.add(new StringField("in-department", article.departmentCode(), Store.NO));
        document.add(new StringField("in-category", article.categoryCode(), Store.NO));
        return document;
    }
}
