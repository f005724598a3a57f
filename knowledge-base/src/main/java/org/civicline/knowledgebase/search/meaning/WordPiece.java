package org.civicline.knowledgebase.search.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Splits text as BERT's Chinese models were taught: small letters without accents, every Chinese character and every mark
 * by itself, words by the longest pieces of the vocabulary. Our own, because the usual one starts native code of its own
 * and takes longer than the model.
 */
final class WordPiece {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int begin;
    private final int end;
    private final int unknown;

    private WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.begin = vocabulary.getOrDefault("[CLS]", 101);
        this.end = vocabulary.getOrDefault("[SEP]", 102);
        this.unknown = vocabulary.getOrDefault("[UNK]", 100);
    }

    /** Reads a {@code tokenizer.json} of Hugging Face. */
    static WordPiece read(InputStream tokenizer) throws IOException {
        JsonNode words = JsonMapper.builder()
                .build()
                .readTree(tokenizer.readAllBytes())
                .path("model")
                .path("vocab");
        if (words.isEmpty()) {
            throw new IOException("the tokenizer has no vocabulary");
        }
        var vocabulary = new HashMap<String, Integer>(words.size() * 2);
        words.properties()
                .forEach(word -> vocabulary.put(word.getKey(), word.getValue().intValue()));
        return new WordPiece(vocabulary);
    }

    static WordPiece of(Map<String, Integer> vocabulary) {
        return new WordPiece(Map.copyOf(vocabulary));
    }

    /** @param most pieces at most, with the mark at the beginning and the one at the end; what is longer is cut off */
    long[] pieces(String text, int most) {
        var pieces = new Pieces(most);
        pieces.add(begin);
        String clean = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        int at = 0;
        while (at < clean.length() && pieces.room()) {
            int one = clean.codePointAt(at);
            int size = Character.charCount(one);
            if (standsAlone(one)) {
                pieces.add(vocabulary.getOrDefault(clean.substring(at, at + size), unknown));
                at += size;
            } else if (isBlank(one)) {
                at += size;
            } else {
                int until = wordEnd(clean, at);
                addWord(withoutAccents(clean.substring(at, until)), pieces);
                at = until;
            }
        }
        return pieces.ended(end);
    }

    private static int wordEnd(String clean, int start) {
        int at = start;
        while (at < clean.length()) {
            int one = clean.codePointAt(at);
            if (isBlank(one) || standsAlone(one)) {
                break;
            }
            at += Character.charCount(one);
        }
        return at;
    }

    private void addWord(String word, Pieces pieces) {
        if (word.isEmpty()) {
            return;
        }
        if (word.length() > LONGEST_WORD) {
            pieces.add(unknown);
            return;
        }
        int mark = pieces.count;
        int start = 0;
        while (start < word.length()) {
            int until = word.length();
            Integer found = null;
            while (until > start && found == null) {
                found = vocabulary.get((start == 0 ? "" : "##") + word.substring(start, until));
                until -= found == null ? 1 : 0;
            }
            if (found == null) {
                pieces.count = mark;
                pieces.add(unknown);
                return;
            }
            pieces.add(found);
            start = until;
        }
    }

    private static String withoutAccents(String word) {
        return word.codePoints()
                .filter(one -> Character.getType(one) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBlank(int one) {
        return Character.isWhitespace(one)
                || Character.isSpaceChar(one)
                || one == 0
                || one == 0xFFFD
                || Character.isISOControl(one)
                || Character.getType(one) == Character.FORMAT;
    }

    private static boolean standsAlone(int one) {
        return Character.isIdeographic(one) || isMark(one);
    }

    private static boolean isMark(int one) {
        if (one < 128) {
            return one > ' ' && !Character.isLetterOrDigit(one) && one != 127;
        }
        return switch (Character.getType(one)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static final class Pieces {

        private final long[] all;
        private int count;

        private Pieces(int most) {
            all = new long[most];
        }

        private boolean room() {
            return count < all.length - 1;
        }

        private void add(int piece) {
            if (room()) {
                all[count++] = piece;
            }
        }

        private long[] ended(int end) {
            all[count++] = end;
            return java.util.Arrays.copyOf(all, count);
        }
    }
}
