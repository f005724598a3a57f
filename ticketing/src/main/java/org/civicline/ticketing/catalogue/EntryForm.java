package org.civicline.ticketing.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is written over the wire or in a file.
 *
 * @param number null for a new one
 * @param category its code, or its Chinese name if no other has it
 * @param place the same; null or empty for anywhere
 * @param department the same
 */
record EntryForm(
        @Nullable String number,
        @Nullable String category,
        @Nullable String place,
        @Nullable String department,
        @Nullable String basis,
        @Nullable String remark,
        @Nullable String validFrom,
        @Nullable String validUntil) {

    static final EntryForm EMPTY = new EntryForm(null, null, null, null, null, null, null, null);

    EntryForm numbered(@Nullable Integer of) {
        return new EntryForm(
                of == null ? null : of.toString(), category, place, department, basis, remark, validFrom, validUntil);
    }

    /** From a line {@code number,category,place,department,basis,remark,valid_from,valid_until}; what is missing is empty. */
    static EntryForm of(List<String> cells) {
        return new EntryForm(
                cell(cells, 0),
                cell(cells, 1),
                cell(cells, 2),
                cell(cells, 3),
                cell(cells, 4),
                cell(cells, 5),
                cell(cells, 6),
                cell(cells, 7));
    }

    private static @Nullable String cell(List<String> cells, int index) {
        return index < cells.size() && !cells.get(index).isBlank() ? cells.get(index) : null;
    }
}
