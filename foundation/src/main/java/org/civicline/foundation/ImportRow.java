package org.civicline.foundation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file that is taken in.
 *
 * @param number of the line in the file, as a spreadsheet counts
 * @param cells by the code of their column, without white space around them; empty ones are left out
 */
public record ImportRow(int number, Map<String, String> cells) {

    public ImportRow {
        cells = Map.copyOf(cells);
    }

    public @Nullable String cell(String column) {
        return cells.get(column);
    }

    /**
     * What stands in rows, by their numbers.
     *
     * @param reading a row; null, with a problem noted, if something is wrong with it
     */
    public static <T> Map<Integer, T> read(List<ImportRow> rows, Function<ImportRow, @Nullable T> reading) {
        var read = new LinkedHashMap<Integer, T>();
        for (ImportRow row : rows) {
            T one = reading.apply(row);
            if (one != null) {
                read.put(row.number(), one);
            }
        }
        return read;
    }
}
