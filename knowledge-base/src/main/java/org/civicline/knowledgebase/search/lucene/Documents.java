package org.civicline.knowledgebase.search.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.PlainBody;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.rank.RankText;

/** An article as Lucene's documents: one of words, and one for each of its vectors, all under the article's code. */
final class Documents {

    static final String KEY = "key";
    static final String CODE = "code";
    static final String TITLE = "title";
    static final String BODY = "body";
    static final String DEPARTMENT = "department";
    static final String CATEGORY = "category";
    static final String VISIBILITY = "visibility";
    static final String EXACT = "exact";
    static final String PAIRS = "pairs";
    static final String SINGLES = "singles";
    static final String TYPED = "typed";
    static final String TYPED_FIRST = "typed-first";
    static final String VECTOR = "vector";
    static final String PLACE = "place";
    static final String RANK = "rank";

    private static final int TITLE_TIMES = 3;
    private static final int LONGEST_NAME = 100;
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d[\\d-]{3,14}\\d(?!\\d)");

    private Documents() {}

    /** @param vectors of {@link Indexed#passages}; empty: not known yet */
    static List<Document> of(Indexed article, List<byte[]> vectors) {
        String body = PlainBody.of(article.body());
        var keywords = new ArrayList<>(article.keywords());
        if (article.titleEn() != null) {
            keywords.add(article.titleEn());
        }
        var documents = new ArrayList<Document>();
        documents.add(words(article, body, keywords, vectors));
        for (byte[] vector : vectors) {
            Document passage = common(article);
            // Lucene keeps what is put at once together, so the article is this many documents before
            passage.add(new NumericDocValuesField(PLACE, documents.size()));
            passage.add(new KnnByteVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
            documents.add(passage);
        }
        return documents;
    }

    private static Document words(Indexed article, String body, List<String> keywords, List<byte[]> vectors) {
        Document document = common(article);
        document.add(new StringField(CODE, article.code(), Store.YES));
        document.add(new StoredField(TITLE, article.title()));
        document.add(new StoredField(BODY, body));
        document.add(new StoredField(DEPARTMENT, article.departmentCode()));
        names(article, body, keywords).forEach(name -> document.add(new StringField(EXACT, name, Store.NO)));
        byte[] whole = vectors.isEmpty() ? new byte[0] : vectors.getFirst();
        RankText text = RankText.of(
                article.title(),
                keywords,
                body,
                whole,
                vectors.size() > 1 ? vectors.subList(1, vectors.size()) : vectors);
        document.add(new BinaryDocValuesField(RANK, new BytesRef(text.write())));
        String all = (text.title() + "\n").repeat(TITLE_TIMES) + text.keywords() + "\n" + text.body();
        document.add(GramField.of(PAIRS, all, 2));
        document.add(GramField.of(SINGLES, all, 1));
        Typed typed = Typed.of(article.title(), keywords);
        typed.first().forEach(word -> document.add(new StringField(TYPED_FIRST, word, Store.NO)));
        typed.later().forEach(word -> document.add(new StringField(TYPED, word, Store.NO)));
        return document;
    }

    private static Document common(Indexed article) {
        var document = new Document();
        document.add(new StringField(KEY, key(article.code()), Store.NO));
        document.add(new StringField(VISIBILITY, article.visibility().name(), Store.NO));
        document.add(new StringField("in-department", article.departmentCode(), Store.NO));
        document.add(new StringField("in-category", article.categoryCode(), Store.NO));
        return document;
    }

    /** By what an article is found before all others: its number, its names, the telephone numbers in it. */
    private static Set<String> names(Indexed article, String body, List<String> keywords) {
        var names = new LinkedHashSet<String>();
        names.add("number:" + key(article.code()));
        names.add("name:" + name(article.title()));
        keywords.forEach(keyword -> names.add("name:" + name(keyword)));
        NUMBER.matcher(Characters.plain(body)).results().forEach(found -> names.add("phone:" + digits(found.group())));
        names.remove("name:");
        return names;
    }

    static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** A name without blanks and marks. */
    static String name(String text) {
        String plain = Characters.plain(text)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }

    static String digits(String number) {
        return number.replace("-", "");
    }
}
