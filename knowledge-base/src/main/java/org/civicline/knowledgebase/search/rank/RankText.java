package org.civicline.knowledgebase.search.rank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.civicline.knowledgebase.search.language.Characters;
import org.civicline.knowledgebase.search.language.Grams;
import org.civicline.knowledgebase.search.language.Kinds;
import org.civicline.knowledgebase.search.meaning.Vectors;

/**
 * What ranking needs of an article, kept with it in the index whatever the engine, so that all engines rank alike. It is
 * looked at where it lies, in its octets: a search ranks more than a hundred, and most questions need little of each.
 */
public final class RankText {

    /** A longer body is ranked by its beginning. */
    private static final int LONGEST = 20_000;

    private static final Pattern ASKS = Pattern.compile("[?？]\\s*$");

    private static final int TITLE_WEIGHT = 3;
    private static final int KEYWORDS_WEIGHT = 2;

    /** Kinds, whether it only asks, length in pairs; lengths of title, keywords, body, whole; number of passages. */
    private static final int HEAD = 8 * Integer.BYTES;

    private final ByteBuffer octets;
    private final Tally pairs;
    private final Tally singles;
    private final int title;
    private final int keywords;
    private final int body;
    private final int whole;
    private final int passages;

    private RankText(ByteBuffer octets) {
        this.octets = octets;
        pairs = new Tally(octets, HEAD);
        singles = new Tally(octets, pairs.end());
        title = singles.end();
        keywords = title + octets.getInt(3 * Integer.BYTES);
        body = keywords + octets.getInt(4 * Integer.BYTES);
        whole = body + octets.getInt(5 * Integer.BYTES);
        passages = whole + octets.getInt(6 * Integer.BYTES);
    }

    /**
     * Reads what there is in plain characters.
     *
     * @param whole its first 500 characters as a small vector; empty: not known yet
     * @param passages its passages as small vectors; empty: not known yet
     */
    public static RankText of(String title, List<String> keywords, String body, byte[] whole, List<byte[]> passages) {
        String plainTitle = Characters.plain(title);
        String plainKeywords = Characters.plain(String.join("\n", keywords));
        String plain = Characters.plain(body.length() > LONGEST ? body.substring(0, LONGEST) : body);
        var pairs = new Tally.Counting(2);
        var singles = new Tally.Counting(1);
        int length = pairs.add(plain, 1) + pairs.add(plainTitle, TITLE_WEIGHT);
        pairs.add(plainKeywords, KEYWORDS_WEIGHT);
        singles.add(plain, 1);
        singles.add(plainTitle, TITLE_WEIGHT);
        singles.add(plainKeywords, KEYWORDS_WEIGHT);
        byte[] titleBytes = plainTitle.getBytes(StandardCharsets.UTF_8);
        byte[] keywordBytes = plainKeywords.getBytes(StandardCharsets.UTF_8);
        byte[] bodyBytes = plain.getBytes(StandardCharsets.UTF_8);
        var octets = ByteBuffer.allocate(HEAD
                + pairs.octets()
                + singles.octets()
                + titleBytes.length
                + keywordBytes.length
                + bodyBytes.length
                + whole.length * (1 + passages.size()));
        octets.putInt(Kinds.thereIn(plain))
                .putInt(ASKS.matcher(plain).find() ? 1 : 0)
                .putInt(length)
                .putInt(titleBytes.length)
                .putInt(keywordBytes.length)
                .putInt(bodyBytes.length)
                .putInt(whole.length)
                .putInt(passages.size());
        pairs.write(octets);
        singles.write(octets);
        octets.put(titleBytes).put(keywordBytes).put(bodyBytes).put(whole);
        for (byte[] passage : passages) {
            if (passage.length != whole.length) {
                throw new IllegalArgumentException("a passage's vector has another length than the whole's");
            }
            octets.put(passage);
        }
        return new RankText(octets.rewind());
    }

    /** As octets, for the index. */
    public byte[] write() {
        return octets(0, octets.capacity());
    }

    /** What {@link #write} wrote, looked at where it lies: it must not change meanwhile. */
    public static RankText read(byte[] bytes, int offset, int length) {
        return new RankText(ByteBuffer.wrap(bytes, offset, length).slice());
    }

    /** How many octets it takes. */
    public int size() {
        return octets.capacity();
    }

    /** What can be asked for and is there, a bit each. */
    int kinds() {
        return octets.getInt(0);
    }

    /** Whether it is nothing but a question. */
    boolean onlyAsks() {
        return octets.getInt(Integer.BYTES) != 0;
    }

    /** Of body and title, in pairs of characters. */
    int length() {
        return octets.getInt(2 * Integer.BYTES);
    }

    /** How often it has each pair of characters: in its title thrice as much, in its keywords twice. */
    Tally pairs() {
        return pairs;
    }

    /** How often it has each single character, likewise. */
    Tally singles() {
        return singles;
    }

    /** Whether title, keywords or body have the words as they stand. */
    boolean says(String words) {
        return mayHave(words)
                && (body().contains(words)
                        || title().contains(words)
                        || keywords().contains(words));
    }

    /** Not if one of the pairs they consist of is missing, which is seen without reading the text. */
    private boolean mayHave(String words) {
        if (words.length() < 2 || !words.chars().allMatch(one -> Characters.isHan((char) one))) {
            return true;
        }
        boolean[] missing = {false};
        Grams.each(words, 2, (code, _, _) -> missing[0] |= pairs.of(Tally.key(code)) == 0);
        return !missing[0];
    }

    /** In plain characters. */
    public String title() {
        return text(title, keywords);
    }

    /** In plain characters, a line each. */
    public String keywords() {
        return text(keywords, body);
    }

    /** In plain characters, its beginning. */
    public String body() {
        return text(body, whole);
    }

    /** Whether vectors of it are known. */
    public boolean hasMeaning() {
        return passages > whole;
    }

    /** Its first 500 characters as a small vector; empty: not known yet. */
    public byte[] whole() {
        return octets(whole, passages);
    }

    /** How near its beginning is to a small vector. */
    float wholeNear(byte[] vector) {
        return Vectors.similarity(vector, octets.array(), octets.arrayOffset() + whole);
    }

    /** How near the nearest of its passages is to a small vector. */
    float passageNear(byte[] vector) {
        float closest = -1;
        int all = octets.getInt(7 * Integer.BYTES);
        int first = octets.arrayOffset() + passages;
        for (int i = 0; i < all; i++) {
            closest = Math.max(closest, Vectors.similarity(vector, octets.array(), first + i * (passages - whole)));
        }
        return closest;
    }

    private String text(int start, int end) {
        return new String(octets.array(), octets.arrayOffset() + start, end - start, StandardCharsets.UTF_8);
    }

    private byte[] octets(int start, int end) {
        return Arrays.copyOfRange(octets.array(), octets.arrayOffset() + start, octets.arrayOffset() + end);
    }
}
