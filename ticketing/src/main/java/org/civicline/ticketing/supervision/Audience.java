package org.civicline.ticketing.supervision;

import java.util.List;
import java.util.UUID;

/**
 * Who hears of a step by themselves.
 *
 * @param people by name, of the desk or leaders: they may see every case
 */
record Audience(LadderStep step, List<Group> groups, List<UUID> people) {

    /** So many are named at most; more is a group. */
    static final int MOST_PEOPLE = 20;

    Audience {
        groups = List.copyOf(groups);
        people = List.copyOf(people);
    }

    /** Who is meant without a name. */
    enum Group {
        /** Officers of the department that is late; where the desk is late, its supervisors. */
        LATE,
        /** Officers of the departments above it. */
        ABOVE,
        SUPERVISORS,
        LEADERS
    }
}
