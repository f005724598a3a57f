package org.civicline.ticketing.figures;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.input.Heard;
import org.jspecify.annotations.Nullable;

/**
 * Of what a figure is counted.
 *
 * @param departments whose; empty for all
 * @param categories exactly these; empty for all
 * @param places streets and districts; empty for all, {@link #NOWHERE} for cases that name none
 * @param channel by which they came; null for all
 * @param open without confidential cases, of which nothing is to be learnt by where few are
 */
public record Scope(
        Instant from,
        Instant until,
        List<String> departments,
        List<String> categories,
        List<String> places,
        @Nullable Channel channel,
        boolean open) {

    /** Cases whose address names no place. */
    public static final List<String> NOWHERE = List.of("-");

    public Scope {
        departments = List.copyOf(departments);
        categories = List.copyOf(categories);
        places = List.copyOf(places);
    }

    public static Scope of(Instant from, Instant until) {
        return new Scope(from, until, List.of(), List.of(), List.of(), null, false);
    }

    Scope withoutConfidential() {
        return new Scope(from, until, departments, categories, places, channel, true);
    }

    /** Of theirs; of all where there are none. */
    Scope of(Collection<String> others) {
        return new Scope(from, until, List.copyOf(others), categories, places, channel, open);
    }

    Scope inCategories(Collection<String> others) {
        return new Scope(from, until, departments, List.copyOf(others), places, channel, open);
    }

    public Scope during(Instant otherFrom, Instant otherUntil) {
        return new Scope(otherFrom, otherUntil, departments, categories, places, channel, open);
    }

    /** Whether the case is asked, where the row counted is another. */
    boolean ofCase(Fact fact) {
        return !categories.isEmpty()
                || open
                || !places.isEmpty() && Fact.isOfCase(fact.place())
                || channel != null && Fact.isOfCase(fact.channel());
    }

    String where(Fact fact) {
        String where = fact.where();
        if (!departments.isEmpty()) {
            where += " AND " + fact.department() + " = ANY (:departments)";
        }
        if (!categories.isEmpty()) {
            where += " AND t.category_code = ANY (:categories)";
        }
        if (channel != null) {
            where += " AND " + fact.channel() + " = :channel";
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
        if (!departments.isEmpty()) {
            params.put("departments", departments.stream().map(Heard::text).toArray(String[]::new));
        }
        if (channel != null) {
            params.put("channel", channel.name());
        }
        if (!categories.isEmpty()) {
            params.put("categories", categories.stream().map(Heard::text).toArray(String[]::new));
        }
        if (!places.isEmpty()) {
            params.put("places", places.toArray(String[]::new));
        }
        return params;
    }
}
