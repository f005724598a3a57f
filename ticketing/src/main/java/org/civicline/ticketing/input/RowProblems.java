package org.civicline.ticketing.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, row by row, so that all of it can be put right at once. */
public final class RowProblems {

    /** Nobody reads further. */
    private static final int MOST = 200;

    private final Wording wording;
    private final List<RowProblem> found = new ArrayList<>();

    public RowProblems(Wording wording) {
        this.wording = wording;
    }

    /** @param arguments of the text {@code row.<code>} */
    public void add(int row, String code, Object... arguments) {
        if (found.size() < MOST) {
            found.add(new RowProblem(row, code, wording.text("row." + code, arguments)));
        }
    }

    /** The choice that is written; null if nothing is, or, with a problem noted, if it is none. */
    public <E extends Enum<E>> @Nullable E choice(int row, @Nullable String written, Class<E> type, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String word = written.strip().toUpperCase(Locale.ROOT);
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        add(row, "unknown-choice", field);
        return null;
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<RowProblem> list() {
        return List.copyOf(found);
    }

    /** Refuses everything if anything is wrong. */
    public void orRefuse() {
        if (!none()) {
            throw new RefusedException(Refusal.invalid("ticketing.rows-faulty")
                    .with("count", found.size())
                    .with("errors", list()));
        }
    }
}
