package org.civicline.ticketing.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ticket's history.
 *
 * @param name one of those the table allows
 * @param details for the screen; never who the citizen is, since departments read it
 */
public record CaseStep(String name, Instant at, @Nullable String department, Map<String, Object> details) {

    public static CaseStep of(String name, Instant at) {
        return new CaseStep(name, at, null, Map.of());
    }

    public CaseStep by(@Nullable String departmentCode) {
        return new CaseStep(name, at, departmentCode, details);
    }

    public CaseStep saying(@Nullable String text) {
        return text == null ? this : new CaseStep(name, at, department, Map.of("text", text));
    }

    /** A step that comes of another in the same moment is written a microsecond later, so that the order stays. */
    public CaseStep next() {
        return new CaseStep(name, at.plus(1, ChronoUnit.MICROS), department, details);
    }
}
