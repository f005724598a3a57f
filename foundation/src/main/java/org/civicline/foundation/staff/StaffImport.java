package org.civicline.foundation.staff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.foundation.Codes;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.ImportCells;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory.NewStaffMember;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in accounts of staff. Nobody can sign in with a new one before the security administrator has given its owner a
 * code. No account becomes an administrator's by a file, and none that is one changes.
 */
@Component
class StaffImport implements ImportKind {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{2,40}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,20}");
    private static final Set<Role> ADMINISTRATORS = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_NAME_EN = 100;

    private final Accounts accounts;
    private final Departments departments;
    private final Map<String, Role> roles = new LinkedHashMap<>();

    StaffImport(Accounts accounts, Departments departments) {
        this.accounts = accounts;
        this.departments = departments;
        roles.put("坐席", Role.AGENT);
        roles.put("承办单位", Role.OFFICER);
        roles.put("班长", Role.SUPERVISOR);
        roles.put("领导", Role.LEADER);
        roles.put("系统管理员", Role.SYSTEM_ADMIN);
        roles.put("安全管理员", Role.SECURITY_ADMIN);
        roles.put("审计管理员", Role.AUDIT_ADMIN);
    }

    @Override
    public String code() {
        return "staff";
    }

    @Override
    public String module() {
        return "foundation";
    }

    @Override
    public Set<Role> takers() {
        return Set.of(Role.SECURITY_ADMIN);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("username", true, "zhoumin"),
                new Column("number", true, "1024"),
                new Column("name", true, "周敏"),
                new Column("name_en", false, "Zhou Min"),
                new Column("department", true, "water"),
                new Column("roles", true, "坐席、班长"));
    }

    @Override
    public String key() {
        return "username";
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public Prepared prepare(List<ImportRow> rows, ImportProblems problems) {
        Codes codes = Codes.of(departments.all(), Department::code, Department::name);
        Map<Integer, NewStaffMember> wanted = ImportRow.read(rows, row -> read(row, codes, problems));
        Map<String, StaffMember> known = accounts.named(
                wanted.values().stream().map(NewStaffMember::username).toList());
        Map<String, String> holders = accounts.holders(
                wanted.values().stream().map(NewStaffMember::number).toList());
        wanted.forEach((row, one) -> {
            String holder = holders.putIfAbsent(one.number(), one.username());
            if (holder != null && !holder.equals(one.username())) {
                problems.add(row, "number", "number-taken", holder);
            }
            StaffMember before = known.get(one.username());
            if (before != null && !same(before, one) && (administers(before.roles()) || administers(one.roles()))) {
                problems.add(row, "roles", "administrator");
            }
        });
        wanted.keySet().removeAll(problems.faultyRows());
        List<NewStaffMember> added = wanted.values().stream()
                .filter(one -> !known.containsKey(one.username()))
                .toList();
        Map<StaffMember, NewStaffMember> changed = new LinkedHashMap<>();
        wanted.values().forEach(one -> {
            StaffMember before = known.get(one.username());
            if (before != null && !same(before, one)) {
                changed.put(before, one);
            }
        });
        return new Prepared() {
            @Override
            public Tally tally() {
                return new Tally(added.size(), changed.size(), wanted.size() - added.size() - changed.size());
            }

            @Override
            public void write(StaffMember by, String note) {
                accounts.add(added);
                accounts.change(changed);
            }
        };
    }

    private @Nullable NewStaffMember read(ImportRow row, Codes codes, ImportProblems problems) {
        var cells = new ImportCells(row, problems);
        String username = cells.matching("username", USERNAME, "no-username");
        String number = cells.matching("number", NUMBER, "no-number");
        String name = cells.line("name", LONGEST_NAME);
        String english = cells.line("name_en", LONGEST_NAME_EN);
        String department = cells.known("department", codes);
        Set<Role> held = cells.choices("roles", Role.class, roles);
        if (administers(held) && held.size() > 1) {
            cells.problem("roles", "roles-apart");
        }
        return cells.sound() && username != null && number != null && name != null && department != null
                ? new NewStaffMember(username, number, name, english, department, held)
                : null;
    }

    private static boolean administers(Set<Role> held) {
        return held.stream().anyMatch(ADMINISTRATORS::contains);
    }

    private static boolean same(StaffMember before, NewStaffMember wanted) {
        return wanted.equals(new NewStaffMember(
                before.username(),
                before.number(),
                before.displayName(),
                before.displayNameEn(),
                before.departmentCode(),
                before.roles()));
    }
}
