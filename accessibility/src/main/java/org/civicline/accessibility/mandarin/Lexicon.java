package org.civicline.accessibility.mandarin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words read otherwise than the general dictionary says: place names, surnames, neutral tones.
 *
 * <p>Lines are {@code 朝阳区 chao2 yang2 qu1}; {@code 还/v huan2} holds only for a word of that kind; {@code #} starts a
 * comment. Immutable: an edited lexicon is a new one.
 */
public final class Lexicon {

    private static final String RESOURCE = "lexicon.txt";

    private final Map<String, List<Syllable>> entries = new HashMap<>();
    private final String version;
    private int longest;

    private Lexicon(String source) {
        source.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(this::add);
        this.version = hash(source);
    }

    /** The lexicon that comes with the product. */
    public static Lexicon bundled() {
        try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the jar: " + RESOURCE);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is not a word with its pinyin */
    public static Lexicon of(String source) {
        return new Lexicon(source);
    }

    /** Changes whenever any reading may have changed. */
    public String version() {
        return version;
    }

    Optional<List<Syllable>> find(String word) {
        return Optional.ofNullable(entries.get(word));
    }

    int longest() {
        return longest;
    }

    private void add(String line) {
        String[] fields = line.split("\\s+");
        List<Syllable> syllables = Arrays.stream(fields)
                .skip(1)
                .flatMap(field -> Syllable.parse(field).stream())
                .toList();
        int hanzi = fields[0].replaceFirst("/.*", "").length();
        if (syllables.size() != fields.length - 1 || syllables.size() != hanzi) {
            throw new IllegalArgumentException("Not a word with one syllable a character: " + line);
        }
        entries.put(fields[0], syllables);
        longest = Math.max(longest, hanzi);
    }

    private static String hash(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
