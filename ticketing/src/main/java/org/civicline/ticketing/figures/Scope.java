package org.civicline.ticketing.figures;

import static org.civicline.ticketing.sql.Columns.at;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.input.Heard;
import org.jspecify.annotations.Nullable;

/**
 * Of what a figure is counted.
 *
 * @param department whose; null for all
 * @param category exactly; null for all
 * @param places streets and districts; empty for all, {@link #NOWHERE} for cases that name none
 * @param open without confidential cases, of which nothing is to be learnt by where few are
 */
public record Scope(
        Instant from,
        Instant until,
        @Nullable String department,
        @Nullable String category,
        List<String> places,
        boolean open) {

    /** Cases whose address names no place. */
    public static final List<String> NOWHERE = List.of("-");

    public Scope {
        places = List.copyOf(places);
    }

    public static Scope of(Instant from, Instant until) {
        return new Scope(from, until, null, null, List.of(), false);
    }

    Scope withoutConfidential() {
        return new Scope(from, until, department, category, places, true);
    }

    public Scope during(Instant otherFrom, Instant otherUntil) {
        return new Scope(otherFrom, otherUntil, department, category, places, open);
    }

    /** Whether the case is asked, where the row counted is another. */
    boolean ofCase(Fact fact) {
        return category != null || open || !places.isEmpty() && Fact.isOfCase(fact.place());
    }

    String where(Fact fact) {
        String where = fact.where();
        if (department != null) {
            where += " AND " + fact.department() + " = :department";
        }
        if (category != null) {
            where += " AND t.category_code = :category";
        }
        if (open) {
            where += " AND NOT t.confidential";
        }
        if (places.equals(NOWHERE)) {
            where += " AND " + fact.place() + " IS NULL";
        } else if (!places.isEmpty()) {
            where += " AND " + fact.place() + " = ANY (:places)";
        }
        return where;
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        params.put("from", at(from));
        params.put("until", at(until));
        if (department != null) {
            params.put("department", Heard.text(department));
        }
        if (category != null) {
            params.put("category", Heard.text(category));
        }
        if (!places.isEmpty()) {
            params.put("places", places.toArray(String[]::new));
        }
        return params;
    }
}
