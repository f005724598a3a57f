package org.civicline.ticketing.supervision;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is named when a department, or the desk, is late. */
@Component
class Persons {

    private final StaffDirectory staff;
    private final Departments departments;

    Persons(StaffDirectory staff, Departments departments) {
        this.staff = staff;
        this.departments = departments;
    }

    /** Whoever works here now, read once for all that is to be decided. */
    Roster roster() {
        return new Roster(
                staff.withRole(Role.OFFICER),
                staff.withRole(Role.AGENT),
                staff.withRole(Role.SUPERVISOR),
                staff.withRole(Role.LEADER),
                departments);
    }

    /** Who may be named, and who is. */
    record Roster(
            List<StaffMember> officers,
            List<StaffMember> agents,
            List<StaffMember> supervisors,
            List<StaffMember> leaders,
            Departments departments) {

        /** Who hears of a step by themselves; those named who do not work here any more are left out. */
        List<StaffMember> hearing(Audience audience, @Nullable String department) {
            Stream<StaffMember> groups = audience.groups().stream().flatMap(group -> of(group, department).stream());
            Stream<StaffMember> named = nameable().stream()
                    .filter(one -> audience.people().contains(one.id().value()));
            return Stream.concat(groups, named).distinct().toList();
        }

        private List<StaffMember> of(Audience.Group group, @Nullable String department) {
            return switch (group) {
                case LATE -> department == null ? supervisors : of(Set.of(department));
                case ABOVE -> {
                    Set<String> above = line(department);
                    above.remove(department);
                    yield of(above);
                }
                case SUPERVISORS -> supervisors;
                case LEADERS -> leaders;
            };
        }

        /** Who may be named for every case, whosever it is: who may see them all. */
        List<StaffMember> nameable() {
            return together(together(agents, supervisors), leaders);
        }

        /** Officers of the department and of those above it, supervisors, leaders. */
        List<StaffMember> candidates(@Nullable String department) {
            return together(together(of(line(department)), supervisors), leaders);
        }

        /** Those chosen; refused if anybody cannot be named. */
        List<StaffMember> chosen(@Nullable String department, Collection<UUID> ids) {
            var wanted = new HashSet<>(ids);
            List<StaffMember> people = candidates(department).stream()
                    .filter(one -> wanted.contains(one.id().value()))
                    .toList();
            if (people.size() != wanted.size()) {
                throw new RefusedException(Refusal.invalid("ticketing.unknown-person"));
            }
            return people;
        }

        private List<StaffMember> of(Set<String> codes) {
            return officers.stream()
                    .filter(one -> codes.contains(one.departmentCode()))
                    .toList();
        }

        private Set<String> line(@Nullable String department) {
            var line = new HashSet<String>();
            String step = department;
            while (step != null && line.add(step)) {
                step = departments.find(step).map(Department::parentCode).orElse(null);
            }
            return line;
        }

        private static List<StaffMember> together(List<StaffMember> some, List<StaffMember> others) {
            return Stream.concat(some.stream(), others.stream()).distinct().toList();
        }
    }
}
