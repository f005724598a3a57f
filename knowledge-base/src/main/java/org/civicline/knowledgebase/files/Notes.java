package org.civicline.knowledgebase.files;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.civicline.knowledgebase.files.ReadFile.Note;
import org.jspecify.annotations.Nullable;

/** Collects what is not taken over: each kind once, counted, with the first words. */
final class Notes {

    private static final int QUOTED = 40;

    private final Map<Kind, Note> notes = new EnumMap<>(Kind.class);

    void add(Kind kind) {
        add(kind, null);
    }

    void add(Kind kind, @Nullable String words) {
        Note before = notes.get(kind);
        String quote = before == null || before.quote() == null ? quoted(words) : before.quote();
        notes.put(kind, new Note(kind, before == null ? 1 : before.count() + 1, quote));
    }

    List<Note> all() {
        return List.copyOf(notes.values());
    }

    private static @Nullable String quoted(@Nullable String words) {
        String line = words == null
                ? ""
                : Characters.kept(words).replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return null;
        }
        return line.codePointCount(0, line.length()) <= QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
