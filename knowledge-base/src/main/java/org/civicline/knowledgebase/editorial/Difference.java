package org.civicline.knowledgebase.editorial;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.knowledgebase.AttachedFile;

/**
 * What became of one line of a text.
 *
 * @param before empty for a line that was added
 * @param after empty for a line that was taken away
 */
record Difference(Kind kind, List<Piece> before, List<Piece> after) {

    /** What became of it. */
    enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** @param changed whether it is on this side only */
    record Piece(String text, boolean changed) {}

    /** Lines compared more finely than this would keep the machine busy for what no reader sees any more. */
    private static final int LONGEST_LINE = 4_000;

    /** Texts of more lines than this, once what is the same at both ends is set aside, are shown as replaced. */
    private static final int MOST_LINES = 1_500;

    /** Line by line, and within lines that were changed word by word. */
    static List<Difference> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int shorter = Math.min(old.size(), now.size());
        int head = 0;
        while (head < shorter && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var found = new ArrayList<Difference>();
        now.subList(0, head).forEach(line -> found.add(same(line)));
        compare(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), found);
        now.subList(now.size() - tail, now.size()).forEach(line -> found.add(same(line)));
        return found;
    }

    /**
     * File by file, those that are gone last. One that takes another's place under the same name is gone and come: what is in
     * it is another.
     */
    static List<Difference> ofFiles(List<AttachedFile> before, List<AttachedFile> after) {
        Map<UUID, String> was = names(before);
        Map<UUID, String> is = names(after);
        var found = new ArrayList<Difference>();
        is.forEach((id, name) -> {
            String old = was.get(id);
            if (old == null) {
                found.add(new Difference(Kind.ADDED, List.of(), whole(name, true)));
            } else {
                found.add(old.equals(name) ? same(name) : changed(old, name));
            }
        });
        was.forEach((id, name) -> {
            if (!is.containsKey(id)) {
                found.add(new Difference(Kind.REMOVED, whole(name, true), List.of()));
            }
        });
        return found;
    }

    private static Map<UUID, String> names(List<AttachedFile> files) {
        var names = new LinkedHashMap<UUID, String>();
        files.forEach(one -> names.put(one.id(), one.fileName()));
        return names;
    }

    private static void compare(List<String> old, List<String> now, List<Difference> found) {
        if (old.size() + now.size() > MOST_LINES) {
            old.forEach(line -> found.add(new Difference(Kind.REMOVED, whole(line, true), List.of())));
            now.forEach(line -> found.add(new Difference(Kind.ADDED, List.of(), whole(line, true))));
            return;
        }
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
            List<String> was = delta.getSource().getLines();
            List<String> is = delta.getTarget().getLines();
            if (delta.getType() == DeltaType.EQUAL) {
                was.forEach(line -> found.add(same(line)));
            } else {
                lines(was, is, found);
            }
        }
    }

    private static Difference same(String line) {
        return new Difference(Kind.SAME, whole(line, false), whole(line, false));
    }

    private static void lines(List<String> was, List<String> is, List<Difference> found) {
        int both = Math.min(was.size(), is.size());
        for (int i = 0; i < both; i++) {
            found.add(changed(was.get(i), is.get(i)));
        }
        was.subList(both, was.size())
                .forEach(line -> found.add(new Difference(Kind.REMOVED, whole(line, true), List.of())));
        is.subList(both, is.size())
                .forEach(line -> found.add(new Difference(Kind.ADDED, List.of(), whole(line, true))));
    }

    private static Difference changed(String was, String is) {
        if (was.length() > LONGEST_LINE || is.length() > LONGEST_LINE) {
            return new Difference(Kind.CHANGED, whole(was, true), whole(is, true));
        }
        var before = new ArrayList<Piece>();
        var after = new ArrayList<Piece>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(words(was), words(is), true).getDeltas()) {
            boolean same = delta.getType() == DeltaType.EQUAL;
            add(before, delta.getSource().getLines(), !same);
            add(after, delta.getTarget().getLines(), !same);
        }
        return new Difference(Kind.CHANGED, List.copyOf(before), List.copyOf(after));
    }

    private static void add(List<Piece> pieces, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), changed));
        }
    }

    private static List<Piece> whole(String line, boolean changed) {
        return List.of(new Piece(line, changed));
    }

    /** As readers set them apart: words of letters and digits, and characters. */
    private static List<String> words(String line) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        var words = new ArrayList<String>();
        int from = 0;
        for (int to = characters.next(); to != BreakIterator.DONE; to = characters.next()) {
            boolean goesOn = to < line.length() && latin(line.codePointBefore(to)) && latin(line.codePointAt(to));
            if (!goesOn) {
                words.add(line.substring(from, to));
                from = to;
            }
        }
        return words;
    }

    private static boolean latin(int character) {
        return character < 0x250 && Character.isLetterOrDigit(character);
    }
}
