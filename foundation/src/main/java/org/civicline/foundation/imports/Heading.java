package org.civicline.foundation.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportKind.Column;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;

/**
 * Which column stands where in a file: by its code, or its name in either language, in any order. What is no column of the
 * kind is left aside.
 */
record Heading(Map<Integer, String> columns) {

    /** @throws RefusedException if a column is missing that must be there, or stands there twice */
    static Heading of(ImportKind kind, ImportTexts texts, List<String> cells) {
        Map<String, String> names = names(kind, texts);
        var columns = new HashMap<Integer, String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < cells.size(); i++) {
            String column = names.get(tidied(cells.get(i)));
            if (column != null && !seen.add(column)) {
                throw refused("foundation.import-column-twice", cells.get(i));
            }
            if (column != null) {
                columns.put(i, column);
            }
        }
        String missing = kind.columns().stream()
                .filter(one -> one.required() && !seen.contains(one.code()))
                .map(one -> texts.label(kind, one, ImportTexts.CHINESE) + " (" + one.code() + ")")
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw refused("foundation.import-columns-missing", missing);
        }
        return new Heading(columns);
    }

    private static RefusedException refused(String code, String columns) {
        return new RefusedException(Refusal.invalid(code).with("columns", columns));
    }

    private static Map<String, String> names(ImportKind kind, ImportTexts texts) {
        var names = new HashMap<String, String>();
        for (Column one : kind.columns()) {
            names.put(tidied(texts.label(kind, one, ImportTexts.CHINESE)), one.code());
            names.put(tidied(texts.label(kind, one, Locale.ENGLISH)), one.code());
            names.put(one.code(), one.code());
        }
        return names;
    }

    /** The template marks with a star what must be filled in. */
    private static String tidied(String written) {
        return written.replaceAll("[*＊\\s]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    ImportRow row(int number, List<String> cells) {
        var named = new HashMap<String, String>();
        columns.forEach((at, column) -> {
            String cell = at < cells.size() ? cells.get(at).strip() : "";
            if (!cell.isEmpty()) {
                named.put(column, cell);
            }
        });
        return new ImportRow(number, named);
    }
}
