package org.civicline.foundation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that a city brings along in files: departments, staff, old cases. A bean each, in the module whose
 * things they are.
 *
 * <p>Texts stand in the module's message bundle: {@code import.<kind>.title} and {@code .about}, for each column {@code
 * import.<kind>.column.<column>} and {@code .hint}, and for each problem of its own {@code import.problem.<code>} and
 * {@code .remedy}.
 */
public interface ImportKind {

    /** The stable word it goes by: {@code departments}. */
    String code();

    /** Whose message bundle tells of it: {@code foundation}. */
    String module();

    /** Any of these may take it in. */
    Set<Role> takers();

    List<Column> columns();

    /** The column a row is told apart by: no two rows have the same, and taking a row in again changes nothing. */
    @Nullable
    String key();

    /** Whether all rows are taken in together or none, as they depend on each other; else some hundred at a time. */
    boolean whole();

    /**
     * Reads rows, notes what is wrong with which, and finds out what taking in the others would do. Changes nothing.
     *
     * @param rows all of the file, or some; of those that are noted already, no more than that they are there is used
     */
    Prepared prepare(List<ImportRow> rows, ImportProblems problems);

    /**
     * A column of the file.
     *
     * @param required whether each row has something in it
     * @param example for the template's notes; the same in every language
     */
    record Column(String code, boolean required, String example) {}

    /** Rows that were read. */
    interface Prepared {

        Tally tally();

        /**
         * Takes in those with which nothing is wrong, in the caller's transaction.
         *
         * @param by who began the run
         * @param note why, and on whose order
         */
        void write(StaffMember by, String note);
    }

    /** What becomes of rows with which nothing is wrong. */
    record Tally(int added, int changed, int unchanged) {}
}
