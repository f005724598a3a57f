package org.civicline.knowledgebase.search.elasticsearch;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.civicline.knowledgebase.search.Entry;
import org.civicline.knowledgebase.search.Fields;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.View.Shown;
import org.civicline.knowledgebase.search.rank.RankText;

/** An article as Elasticsearch's document, and what is read back of it. {@code index.json} says what becomes of the fields. */
record Source(Shown shown, RankText rank) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    static JsonObject of(Entry entry, Fields fields) {
        Indexed article = entry.article();
        return JSON.createObjectBuilder()
                .add("code", clean(article.code()))
                .add("title", clean(article.title()))
                .add("department", clean(article.departmentCode()))
                .add("category", clean(article.categoryCode()))
                .add("visibility", article.visibility().name())
                .add("body", clean(fields.body()))
                .add("rank", Base64.getEncoder().encodeToString(fields.rank().write()))
                .add("exact", all(fields.names()))
                .add("typed", all(fields.typed().later()))
                .add("typed-first", all(fields.typed().first()))
                .add("pairs", Fields.grams(fields.text(), 2))
                .add("singles", Fields.grams(fields.text(), 1))
                .add("revision", entry.revision())
                .add("deep", !entry.vectors().isEmpty())
                .add("passages", passages(entry.vectors()))
                .build();
    }

    static JsonObject level(long revision) {
        return JSON.createObjectBuilder().add("level", revision).build();
    }

    /** Grams of a text as they are kept, of an article that is none. */
    static JsonObject asked(String plain) {
        return JSON.createObjectBuilder()
                .add("pairs", Fields.grams(plain, 2))
                .add("singles", Fields.grams(plain, 1))
                .build();
    }

    static Source read(JsonObject document) {
        byte[] rank = Base64.getDecoder().decode(document.getString("rank"));
        return new Source(
                new Shown(
                        document.getString("code"),
                        document.getString("title"),
                        document.getString("department"),
                        document.getString("body")),
                RankText.read(rank, 0, rank.length));
    }

    /** About how much room it takes, in bytes. */
    long size() {
        return rank.size() + 2L * (shown.body().length() + 100);
    }

    private static JsonArrayBuilder all(Collection<String> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(clean(value)));
        return array;
    }

    private static JsonArrayBuilder passages(Collection<byte[]> vectors) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        vectors.forEach(vector -> array.add(
                JSON.createObjectBuilder().add("vector", HexFormat.of().formatHex(vector))));
        return array;
    }

    /** Half a character cannot be said in JSON; Lucene too keeps it as the mark for what cannot be read. */
    private static String clean(String text) {
        int at = 0;
        while (at < text.length() && !isHalf(text, at)) {
            at += Character.isHighSurrogate(text.charAt(at)) ? 2 : 1;
        }
        if (at >= text.length()) {
            return text;
        }
        var clean = new StringBuilder(text);
        for (int i = at; i < clean.length(); i++) {
            if (isHalf(clean, i)) {
                clean.setCharAt(i, '\uFFFD');
            } else if (Character.isHighSurrogate(clean.charAt(i))) {
                i++;
            }
        }
        return clean.toString();
    }

    private static boolean isHalf(CharSequence text, int at) {
        char one = text.charAt(at);
        if (Character.isHighSurrogate(one)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(one);
    }
}
