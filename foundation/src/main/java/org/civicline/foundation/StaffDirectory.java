package org.civicline.foundation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who works here. */
public interface StaffDirectory {

    Optional<StaffMember> find(StaffId id);

    Optional<StaffMember> findByUsername(String username);

    /** All of the given, in one query; unknown ids are absent. */
    Map<StaffId, StaffMember> findAll(Collection<StaffId> ids);

    /** Enabled staff with the role, by work number. */
    List<StaffMember> withRole(Role role);

    /** Of the given who are enabled and have one: where e-mail reaches them. */
    Map<StaffId, String> emailAddresses(Collection<StaffId> ids);

    /**
     * Adds a member of staff.
     *
     * @param rawPassword stored only as a hash
     * @return refused with {@code foundation.username-taken} or {@code foundation.unknown-department}
     */
    Outcome<StaffMember> add(NewStaffMember member, CharSequence rawPassword);

    /** What is needed to add a member of staff. */
    record NewStaffMember(
            String username,
            String number,
            String displayName,
            @org.jspecify.annotations.Nullable String displayNameEn,
            String departmentCode,
            java.util.Set<Role> roles) {}
}
