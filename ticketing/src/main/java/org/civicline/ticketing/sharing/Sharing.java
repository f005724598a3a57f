package org.civicline.ticketing.sharing;

import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;

/**
 * Whose something is that people keep.
 *
 * @param department whom it is shared with; null for its owner alone
 */
public record Sharing(UUID owner, @Nullable String department) {

    /** Of something new. */
    public static Sharing by(StaffMember staff, boolean shared) {
        return by(staff.id().value(), staff, shared);
    }

    private static Sharing by(UUID owner, StaffMember staff, boolean shared) {
        return new Sharing(owner, shared ? staff.departmentCode() : null);
    }

    /** After a change by somebody who may change it. */
    public Sharing changed(StaffMember staff, boolean shared) {
        return by(owner, staff, shared);
    }

    public boolean shared() {
        return department != null;
    }

    public boolean seenBy(StaffMember staff) {
        return department == null ? ownedBy(staff) : department.equals(staff.departmentCode());
    }

    /** Its owner; what is shared also a supervisor of the department, for when the owner has left. */
    public boolean changeableBy(StaffMember staff) {
        boolean minds = staff.has(Role.SUPERVISOR) && Objects.equals(department, staff.departmentCode());
        return ownedBy(staff) && seenBy(staff) || minds;
    }

    /** What others use does not become somebody's own by a change of another's. */
    public boolean canBecome(Sharing after, StaffMember staff) {
        return !shared() || after.shared() || ownedBy(staff);
    }

    private boolean ownedBy(StaffMember staff) {
        return owner.equals(staff.id().value());
    }
}
