package org.civicline.foundation.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportKind.Column;
import org.civicline.foundation.Slice;
import org.civicline.foundation.imports.ImportViews.ProblemView;
import org.civicline.foundation.table.TemplateBook;
import org.springframework.stereotype.Component;

/** Files to take away: a template to fill in, and what is wrong with one that was. */
@Component
class ImportFiles {

    private static final int PAGE = 500;

    private final ImportTexts texts;
    private final ImportViews views;

    ImportFiles(ImportTexts texts, ImportViews views) {
        this.texts = texts;
        this.views = views;
    }

    /** Empty but for its heading, with notes that explain each column. */
    void template(ImportKind kind, Locale language, OutputStream out) throws IOException {
        List<String> heading = kind.columns().stream()
                .map(one -> texts.label(kind, one, language) + (one.required() ? " *" : ""))
                .toList();
        List<List<String>> notes = new ArrayList<>();
        notes.add(Stream.of("column", "must", "meaning", "example")
                .map(one -> texts.word(kind, "notes." + one, language))
                .toList());
        for (Column one : kind.columns()) {
            notes.add(List.of(
                    texts.label(kind, one, language),
                    texts.word(kind, one.required() ? "notes.yes" : "notes.no", language),
                    texts.hint(kind, one, language),
                    one.example()));
        }
        TemplateBook.write(out, texts.title(kind, language), heading, texts.word(kind, "notes", language), notes);
    }

    /** CSV with a byte-order mark, which spreadsheets need to know it is UTF-8. */
    void problems(ImportKind kind, UUID run, Locale language, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF');
        text.write(line(Stream.of("row", "column", "wrong", "remedy")
                .map(one -> texts.word(kind, "problems." + one, language))
                .toList()));
        int row = 0;
        int place = 0;
        Slice<ProblemView> page;
        do {
            page = views.problems(kind, run, row, place, PAGE, language);
            for (ProblemView one : page.items()) {
                text.write(line(List.of(
                        Integer.toString(one.row()),
                        one.column() == null ? "" : one.column(),
                        one.text(),
                        one.remedy())));
            }
            if (page.next() != null) {
                String[] at = page.next().split("_", -1);
                row = Integer.parseInt(at[0]);
                place = Integer.parseInt(at[1]);
            }
        } while (page.next() != null);
        text.flush();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ImportFiles::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What begins like a formula is no formula: it quotes what somebody wrote into the file. */
    private static String cell(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
