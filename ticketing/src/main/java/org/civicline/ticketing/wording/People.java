package org.civicline.ticketing.wording;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Departments;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of staff and departments, whose tables belong to another module. */
@Component
public class People {

    private final StaffDirectory staff;
    private final Departments departments;
    private final Wording wording;

    People(StaffDirectory staff, Departments departments, Wording wording) {
        this.staff = staff;
        this.departments = departments;
        this.wording = wording;
    }

    /** Names of all the staff given, in one query. */
    public Map<UUID, String> staffNames(Collection<? extends @Nullable UUID> ids) {
        var wanted = ids.stream().filter(Objects::nonNull).map(StaffId::new).collect(Collectors.toSet());
        return staff.findAll(wanted).values().stream()
                .collect(Collectors.toMap(
                        one -> one.id().value(), one -> wording.name(one.displayName(), one.displayNameEn())));
    }

    public @Nullable String departmentName(@Nullable String code) {
        return code == null
                ? null
                : departments
                        .find(code)
                        .map(one -> wording.name(one.name(), one.nameEn()))
                        .orElse(code);
    }
}
