package org.civicline.foundation.imports;

import java.util.List;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportKind.Column;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.springframework.stereotype.Component;

/** What every kind asks of a row. */
@Component
class RowChecks {

    private static final int REPLACEMENT = 0xFFFD;

    void check(ImportKind kind, List<ImportRow> rows, ImportProblems problems) {
        for (ImportRow row : rows) {
            for (Column column : kind.columns()) {
                String cell = row.cell(column.code());
                if (cell == null && column.required()) {
                    problems.add(row.number(), column.code(), "missing");
                } else if (cell != null && !cell.codePoints().allMatch(RowChecks::suitable)) {
                    problems.add(row.number(), column.code(), "characters");
                }
            }
        }
    }

    /** No control characters, and none that got lost on the way. */
    private static boolean suitable(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || !Character.isISOControl(character)
                        && character != REPLACEMENT
                        && Character.getType(character) != Character.SURROGATE;
    }
}
