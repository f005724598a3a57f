package org.civicline.testkit;

import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.StaffPrincipal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Signs people in on the test's thread, making them first. */
@Component
public class SignedIn {

    private final StaffDirectory staff;
    private final Departments departments;

    SignedIn(StaffDirectory staff, Departments departments) {
        this.staff = staff;
        this.departments = departments;
    }

    /** Makes a member of staff with the roles in the department, which is made too. */
    public StaffMember newStaff(String departmentCode, Role... roles) {
        if (departments.find(departmentCode).isEmpty()) {
            departments.putAll(java.util.List.of(
                    new Department(departmentCode, departmentCode, departmentCode, Department.Level.CITY, null)));
        }
        String name = "t" + Ids.next(java.time.Clock.systemUTC()).toString().replace("-", "");
        var member = new StaffDirectory.NewStaffMember(
                name, name, "测试" + name.substring(20), "Test", departmentCode, Set.of(roles));
        return staff.add(member, UUID.randomUUID().toString()).orThrow();
    }

    /** From here on this thread acts as them. */
    public StaffMember as(StaffMember member) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new StaffPrincipal(member.id().value(), member.username()),
                null,
                member.roles().stream()
                        .map(Role::authority)
                        .map(SimpleGrantedAuthority::new)
                        .toList()));
        SecurityContextHolder.setContext(context);
        return member;
    }

    /** From here on this thread is the system. */
    public void out() {
        SecurityContextHolder.clearContext();
    }
}
