package org.civicline.ticketing.catalogue;

import org.civicline.foundation.ImportRow;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is written over the wire or in a file.
 *
 * @param number null for a new one
 * @param version of the entry that was edited; null for a new one
 * @param category its code, or its Chinese name if no other has it
 * @param place the same; null or empty for anywhere
 * @param department the same
 * @param lastResort yes or no; empty for no
 */
record EntryForm(
        @Nullable String number,
        @Nullable String version,
        @Nullable String category,
        @Nullable String place,
        @Nullable String department,
        @Nullable String basis,
        @Nullable String remark,
        @Nullable String validFrom,
        @Nullable String validUntil,
        @Nullable String lastResort) {

    static final EntryForm EMPTY = new EntryForm(null, null, null, null, null, null, null, null, null, null);

    /** For a new entry. */
    EntryForm unnumbered() {
        return numbered(null, null);
    }

    EntryForm of(int entry, int edited) {
        return numbered(Integer.toString(entry), Integer.toString(edited));
    }

    private EntryForm numbered(@Nullable String entry, @Nullable String edited) {
        return new EntryForm(
                entry, edited, category, place, department, basis, remark, validFrom, validUntil, lastResort);
    }

    static EntryForm of(ImportRow row) {
        return new EntryForm(
                row.cell("number"),
                row.cell("version"),
                row.cell("category"),
                row.cell("place"),
                row.cell("department"),
                row.cell("basis"),
                row.cell("remark"),
                row.cell("valid_from"),
                row.cell("valid_until"),
                row.cell("last_resort"));
    }
}
