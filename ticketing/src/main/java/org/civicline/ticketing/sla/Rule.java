package org.civicline.ticketing.sla;

import java.util.List;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One time limit and what it is for; what is null holds for any.
 *
 * @param category its code; the rule holds for what is below it too
 */
record Rule(
        Duty duty,
        @Nullable TicketType type,
        @Nullable Urgency urgency,
        @Nullable String category,
        @Nullable TimeOfDay time,
        TimeLimit limit) {

    private static final int CATEGORY = 1 << 2;
    private static final int NEAREST = 1 << 8;
    private static final int URGENCY = CATEGORY * NEAREST * 2;

    /** What a rule is for. No two rules of a set are for the same. */
    record Key(
            Duty duty,
            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable String category,
            @Nullable TimeOfDay time) {}

    /**
     * A question to the rules.
     *
     * @param path the ticket's category, its parent, and so on up
     */
    record Case(Duty duty, TicketType type, Urgency urgency, List<String> path, TimeOfDay time) {}

    Key key() {
        return new Key(duty, type, urgency, category, time);
    }

    boolean fits(Case asked) {
        return duty == asked.duty()
                && (type == null || type == asked.type())
                && (urgency == null || urgency == asked.urgency())
                && (category == null || asked.path().contains(category))
                && (time == null || time == asked.time());
    }

    /**
     * How closely it fits: the urgency counts most, so that no rule of a category weakens the limits of danger to life by
     * accident; then the nearest category, the type, the time of day.
     */
    int closeness(Case asked) {
        int near = category == null ? 0 : NEAREST - asked.path().indexOf(category);
        return (urgency == null ? 0 : URGENCY) + near * CATEGORY + (type == null ? 0 : 2) + (time == null ? 0 : 1);
    }
}
