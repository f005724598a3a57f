package org.civicline.ticketing.figures;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it was counted.
 *
 * @param part what counts for it: cases, hours, or what the grades of citizens weigh
 * @param whole of how many rows
 * @param squares the sum of the squares of what each counts; of shares no more than the part
 */
public record Reading(double part, long whole, double squares) {

    public static final Reading NOTHING = new Reading(0, 0);

    /** Of a number, or a share. */
    public Reading(double part, long whole) {
        this(part, whole, part);
    }

    /** Of a share or a mean; null of nothing. */
    public @Nullable Double share() {
        return whole == 0 ? null : part / whole;
    }

    Reading plus(Reading other) {
        return new Reading(part + other.part, whole + other.whole, squares + other.squares);
    }

    public long count() {
        return Math.round(part);
    }
}
