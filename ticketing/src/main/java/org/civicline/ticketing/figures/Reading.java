package org.civicline.ticketing.figures;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it was counted.
 *
 * @param part what counts for it: cases, hours, or what the grades of citizens weigh
 * @param whole of how many rows
 */
public record Reading(double part, long whole) {

    public static final Reading NOTHING = new Reading(0, 0);

    /** Of a share or a mean; null of nothing. */
    public @Nullable Double share() {
        return whole == 0 ? null : part / whole;
    }

    Reading plus(Reading other) {
        return new Reading(part + other.part, whole + other.whole);
    }

    public long count() {
        return Math.round(part);
    }
}
