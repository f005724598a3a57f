package org.civicline.foundation;

import java.util.Map;
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
}
