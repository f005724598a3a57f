package org.civicline.foundation.staff;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

@Component
class JdbcStaffDirectory implements StaffDirectory {

    private static final String COLUMNS =
            "SELECT id, username, number, display_name, display_name_en, department_code, roles FROM foundation.staff ";

    private final JdbcClient jdbc;
    private final Departments departments;
    private final PasswordEncoder passwords;
    private final Clock clock;

    JdbcStaffDirectory(JdbcClient jdbc, Departments departments, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.departments = departments;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public Optional<StaffMember> find(StaffId id) {
        return jdbc.sql(COLUMNS + "WHERE id = ? AND enabled")
                .param(id.value())
                .query(JdbcStaffDirectory::member)
                .optional();
    }

    @Override
    public Optional<StaffMember> findByUsername(String username) {
        return jdbc.sql(COLUMNS + "WHERE username = ? AND enabled")
                .param(username)
                .query(JdbcStaffDirectory::member)
                .optional();
    }

    @Override
    public Map<StaffId, StaffMember> findAll(Collection<StaffId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(COLUMNS + "WHERE id = ANY (:ids)")
                .param("ids", ids.stream().map(StaffId::value).toArray(UUID[]::new))
                .query(JdbcStaffDirectory::member)
                .list()
                .stream()
                .collect(Collectors.toMap(StaffMember::id, Function.identity()));
    }

    @Override
    public List<StaffMember> withRole(Role role) {
        return jdbc.sql(COLUMNS + "WHERE ? = ANY (roles) AND enabled ORDER BY number")
                .param(role.name())
                .query(JdbcStaffDirectory::member)
                .list();
    }

    @Override
    public Map<StaffId, String> emailAddresses(Collection<StaffId> ids) {
        var found = new HashMap<StaffId, String>();
        jdbc.sql("SELECT id, email FROM foundation.staff WHERE id = ANY (:ids) AND enabled AND email IS NOT NULL")
                .param("ids", ids.stream().map(StaffId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new StaffId(row.getObject("id", UUID.class)), row.getString("email"));
                });
        return found;
    }

    @Override
    public Outcome<StaffMember> add(NewStaffMember member, CharSequence rawPassword) {
        if (departments.find(member.departmentCode()).isEmpty()) {
            return Outcome.refused(Refusal.invalid("foundation.unknown-department"));
        }
        UUID id = Ids.next(clock);
        try {
            jdbc.sql("""
                    INSERT INTO foundation.staff (id, username, number, display_name, display_name_en, department_code,
                        roles, password_hash, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(Arrays.asList(
                            id,
                            member.username(),
                            member.number(),
                            member.displayName(),
                            member.displayNameEn(),
                            member.departmentCode(),
                            member.roles().stream().map(Role::name).sorted().toArray(String[]::new),
                            passwords.encode(rawPassword),
                            Timestamp.from(clock.instant())))
                    .update();
        } catch (DuplicateKeyException _) {
            return Outcome.refused(Refusal.conflict("foundation.username-taken"));
        }
        return Outcome.done(new StaffMember(
                new StaffId(id),
                member.username(),
                member.number(),
                member.displayName(),
                member.displayNameEn(),
                member.departmentCode(),
                member.roles()));
    }

    static StaffMember member(ResultSet row, int number) throws SQLException {
        Array roles = row.getArray("roles");
        return new StaffMember(
                new StaffId(row.getObject("id", UUID.class)),
                row.getString("username"),
                row.getString("number"),
                row.getString("display_name"),
                row.getString("display_name_en"),
                row.getString("department_code"),
                Arrays.stream((String[]) roles.getArray()).map(Role::valueOf).collect(Collectors.toSet()));
    }
}
