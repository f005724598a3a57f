package org.civicline.foundation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with rows that are taken in, so that all of it can be put right at once. */
public final class ImportProblems {

    /**
     * What is wrong with one row.
     *
     * @param column null for the row as a whole
     * @param code of the texts {@code import.problem.<code>} and {@code .remedy}
     */
    public record Problem(int row, @Nullable String column, String code, List<Object> arguments) {}

    /** An argument that is said differently in each language. */
    public record Said(String chinese, String english) {}

    private final List<Problem> found = new ArrayList<>();
    private final Set<Integer> faulty = new HashSet<>();

    /** @param arguments of the texts: words, numbers, or {@link Said} */
    public void add(int row, @Nullable String column, String code, Object... arguments) {
        found.add(new Problem(row, column, code, List.of(arguments)));
        faulty.add(row);
    }

    /** Whether nothing is wrong with the row, as far as it was read. */
    public boolean none(ImportRow row) {
        return !faulty.contains(row.number());
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    public Set<Integer> faultyRows() {
        return Set.copyOf(faulty);
    }
}
