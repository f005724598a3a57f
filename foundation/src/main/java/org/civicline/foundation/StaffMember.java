package org.civicline.foundation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as others may see them.
 *
 * @param number short work number shown to citizens (工号)
 * @param departmentCode the department they act for
 */
public record StaffMember(
        StaffId id,
        String username,
        String number,
        String displayName,
        @Nullable String displayNameEn,
        String departmentCode,
        Set<Role> roles) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
