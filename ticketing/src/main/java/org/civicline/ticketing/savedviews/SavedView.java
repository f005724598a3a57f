package org.civicline.ticketing.savedviews;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A filter by its name.
 *
 * @param department whom it is shared with; null for its owner alone
 */
record SavedView(UUID id, UUID owner, @Nullable String department, String name, Wanted wanted, long version) {

    /**
     * What it shows.
     *
     * @param statuses empty for all
     * @param lead the department on duty
     * @param late only what is past its time
     */
    record Wanted(
            Set<TicketStatus> statuses,
            @Nullable String lead,
            @Nullable Urgency urgency,
            boolean late) {

        Wanted {
            statuses = Set.copyOf(statuses);
        }
    }

    boolean shared() {
        return department != null;
    }

    boolean seenBy(StaffMember staff) {
        return department == null ? ownedBy(staff) : department.equals(staff.departmentCode());
    }

    /** Its owner; what is shared also a supervisor of the department, for when the owner has left. */
    boolean changeableBy(StaffMember staff) {
        boolean minds = staff.has(Role.SUPERVISOR) && Objects.equals(department, staff.departmentCode());
        return ownedBy(staff) && seenBy(staff) || minds;
    }

    private boolean ownedBy(StaffMember staff) {
        return owner.equals(staff.id().value());
    }
}
