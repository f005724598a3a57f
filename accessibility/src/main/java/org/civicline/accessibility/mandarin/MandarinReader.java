package org.civicline.accessibility.mandarin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads normalised Chinese as tone-numbered pinyin: {@code nin2 hao3 , qing3 shao1 hou4 !}.
 *
 * <p>Pauses are {@code ,} {@code ;} and {@code !} from short to long. A clause without any is given a breath after
 * {@value #BREATH} syllables at the end of a word: eSpeak loses syllables of clauses much longer than that.
 */
public final class MandarinReader {

    private static final int BREATH = 40;

    private final Lexicon lexicon;

    public MandarinReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * @param pinyin syllables and pauses; what is unreadable is left out of it
     * @param unreadable characters no dictionary has, or that are not Chinese; empty when all was read
     */
    public record Reading(String pinyin, String unreadable) {}

    /** @param text as {@link Normaliser#normalise} returns it; Latin letters are spelled */
    public Reading read(String text) {
        List<String> said = new ArrayList<>();
        StringBuilder unreadable = new StringBuilder();
        List<Sounded> clause = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = hanziEnd(text, at);
            char c = text.charAt(at);
            if (end > at) {
                stretch(text.substring(at, end), clause, unreadable);
            } else if (pause(c).isPresent()) {
                endClause(clause, said);
                said.add(pause(c).get());
            } else if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                spell(c, clause);
            } else if (!Character.isWhitespace(c) && c != '\'') {
                unreadable.appendCodePoint(text.codePointAt(at));
                end = at + Character.charCount(text.codePointAt(at));
            }
            at = Math.max(end, at + 1);
        }
        endClause(clause, said);
        return new Reading(String.join(" ", said), unreadable.toString());
    }

    private static int hanziEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.UnicodeScript.of(text.codePointAt(at)) == Character.UnicodeScript.HAN) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static Optional<String> pause(char c) {
        return switch (c) {
            case '，' -> Optional.of(",");
            case '；' -> Optional.of(";");
            case '。' -> Optional.of("!");
            default -> Optional.empty();
        };
    }

    private static void spell(char letter, List<Sounded> clause) {
        String[] name = LetterNames.of(letter).split(" ");
        for (int i = 0; i < name.length; i++) {
            boolean last = i == name.length - 1;
            Syllable.parse(name[i]).ifPresent(syllable -> clause.add(new Sounded((char) 0, syllable, last)));
        }
    }

    /** Appends a stretch of hanzi, word by word. */
    private void stretch(String written, List<Sounded> clause, StringBuilder unreadable) {
        String hanzi = HanlpWords.simplified(written);
        List<Word> words = HanlpWords.segment(hanzi);
        int at = 0;
        while (at < hanzi.length()) {
            Piece piece = pieceAt(hanzi, words, at);
            for (int i = 0; i < piece.text.length(); i++) {
                Syllable syllable = i < piece.syllables.size() ? piece.syllables.get(i) : new Syllable("none", 5);
                if (syllable.sound().equals("none")) {
                    unreadable.append(piece.text.charAt(i));
                } else {
                    clause.add(new Sounded(piece.text.charAt(i), syllable, endsWord(words, at + i + 1)));
                }
            }
            at += piece.text.length();
        }
    }

    /** Some characters that are read together. */
    private record Piece(String text, List<Syllable> syllables) {}

    private Piece pieceAt(String hanzi, List<Word> words, int at) {
        Word word = wordAt(words, at);
        Optional<Piece> known = lexiconPiece(hanzi, words, at);
        if (known.isPresent()) {
            return known.get();
        }
        if (at == word.from()) {
            Optional<Surnames.Named> named = Surnames.at(hanzi, word);
            if (named.isPresent()) {
                return new Piece(named.get().surname(), named.get().syllables());
            }
            Optional<List<Syllable>> byKind = lexicon.find(word.text() + "/" + word.kind());
            if (byKind.isPresent()) {
                return new Piece(word.text(), byKind.get());
            }
        }
        int end = at + 1;
        while (end < word.to() && lexiconPiece(hanzi, words, end).isEmpty()) {
            end++;
        }
        String rest = hanzi.substring(at, end);
        return new Piece(rest, HanlpWords.pinyin(rest));
    }

    /**
     * The longest entry here. Two characters must not straddle words (长期 is no word in 处长期待); longer names are
     * trusted over the segmenter, which may not know them.
     */
    private Optional<Piece> lexiconPiece(String hanzi, List<Word> words, int at) {
        for (int length = Math.min(lexicon.longest(), hanzi.length() - at); length > 0; length--) {
            String candidate = hanzi.substring(at, at + length);
            Optional<List<Syllable>> syllables = lexicon.find(candidate);
            if (syllables.isPresent() && (length > 2 || !straddles(words, at, at + length))) {
                return Optional.of(new Piece(candidate, syllables.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean straddles(List<Word> words, int from, int to) {
        Word first = wordAt(words, from);
        Word last = wordAt(words, to - 1);
        boolean alone = to - from == 1;
        boolean whole = first.from() == from && last.to() == to;
        return alone ? !whole : first != last && !whole;
    }

    private static Word wordAt(List<Word> words, int at) {
        return words.stream().filter(word -> word.to() > at).findFirst().orElseThrow();
    }

    private static boolean endsWord(List<Word> words, int at) {
        return wordAt(words, at - 1).to() == at;
    }

    private static void endClause(List<Sounded> clause, List<String> said) {
        int sinceBreath = 0;
        for (Sounded sounded : ToneSandhi.apply(clause)) {
            said.add(sounded.syllable().toString());
            sinceBreath++;
            if (sinceBreath >= BREATH && sounded.endsWord()) {
                said.add(",");
                sinceBreath = 0;
            }
        }
        clause.clear();
    }

    /** Syllables without pauses. */
    public static int countSyllables(String pinyin) {
        return (int) pinyin.chars().filter(Character::isDigit).count();
    }
}
