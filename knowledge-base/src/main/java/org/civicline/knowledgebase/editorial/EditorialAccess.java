package org.civicline.knowledgebase.editorial;

import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place that decides who may write, review and see what is being written. */
@Component
public class EditorialAccess {

    /** For controllers: whom {@link #writer} may let pass. */
    public static final String WRITES = "hasAnyRole('OFFICER', 'SUPERVISOR')";

    /** For controllers: whom {@link #reader} may let pass. */
    public static final String READS = "hasAnyRole('OFFICER', 'SUPERVISOR', 'LEADER')";

    private final CurrentStaff current;

    EditorialAccess(CurrentStaff current) {
        this.current = current;
    }

    /** Whose department it is, or who sees to all of them. */
    public StaffMember writer(String departmentCode) {
        StaffMember staff = current.get();
        if (!writes(staff, departmentCode)) {
            throw forbidden();
        }
        return staff;
    }

    /** The same, if nothing of it is theirs: nobody approves what they wrote. */
    StaffMember reviewer(Edition edition) {
        StaffMember staff = writer(edition.departmentCode());
        if (edition.isBy(staff.id().value())) {
            throw new RefusedException(Refusal.forbidden("knowledgebase.own-edition"));
        }
        return staff;
    }

    /** For versions and history: leaders too. */
    public StaffMember reader(String departmentCode) {
        StaffMember staff = current.get();
        if (!writes(staff, departmentCode) && !staff.has(Role.LEADER)) {
            throw forbidden();
        }
        return staff;
    }

    /** Whether {@link #writer} would let them pass. */
    public boolean mayWrite(String departmentCode) {
        return writes(current.get(), departmentCode);
    }

    boolean mayReview(Edition edition) {
        StaffMember staff = current.get();
        return writes(staff, edition.departmentCode())
                && !edition.isBy(staff.id().value());
    }

    /**
     * Among which department's articles somebody works; null: all.
     *
     * @param wished by whoever sees to all of them
     */
    public @Nullable String among(@Nullable String wished) {
        StaffMember staff = current.get();
        return staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER) ? wished : staff.departmentCode();
    }

    /** Who works here. */
    public StaffMember staff() {
        return current.get();
    }

    private static boolean writes(StaffMember staff, String departmentCode) {
        return staff.has(Role.SUPERVISOR)
                || staff.has(Role.OFFICER) && staff.departmentCode().equals(departmentCode);
    }

    private static RefusedException forbidden() {
        return new RefusedException(Refusal.forbidden("foundation.forbidden"));
    }
}
