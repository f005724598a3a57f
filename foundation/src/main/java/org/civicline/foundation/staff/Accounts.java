package org.civicline.foundation.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory.NewStaffMember;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts in bulk, those that are closed among them. Each that comes or changes is in the audit, with its roles. */
@Component
class Accounts {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Audit audit;
    private final Clock clock;

    Accounts(JdbcClient jdbc, JdbcTemplate batches, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    Map<String, StaffMember> named(Collection<String> usernames) {
        return jdbc
                .sql("""
                SELECT id, username, number, display_name, display_name_en, department_code, roles
                FROM foundation.staff WHERE username = ANY (:names)
                """)
                .param("names", usernames.toArray(String[]::new))
                .query(JdbcStaffDirectory::member)
                .list()
                .stream()
                .collect(Collectors.toMap(StaffMember::username, one -> one));
    }

    /** Who has the work numbers, by their user names. */
    Map<String, String> holders(Collection<String> numbers) {
        var holders = new HashMap<String, String>();
        jdbc.sql("SELECT number, username FROM foundation.staff WHERE number = ANY (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((RowCallbackHandler) row -> holders.put(row.getString("number"), row.getString("username")));
        return holders;
    }

    /** Without a password: nobody can sign in with them yet. */
    void add(List<NewStaffMember> members) {
        List<Object[]> rows = new ArrayList<>();
        for (NewStaffMember one : members) {
            UUID id = Ids.next(clock);
            rows.add(new @Nullable Object[] {
                id,
                one.username(),
                one.number(),
                one.displayName(),
                one.displayNameEn(),
                one.departmentCode(),
                names(one.roles()),
                Timestamp.from(clock.instant())
            });
            audit.record("staff.added", "staff:" + id, facts(one));
        }
        batches.batchUpdate("""
                INSERT INTO foundation.staff (id, username, number, display_name, display_name_en, department_code, roles,
                    created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }

    /** @param changes what they were, and are to be */
    void change(Map<StaffMember, NewStaffMember> changes) {
        List<Object[]> rows = new ArrayList<>();
        changes.forEach((before, one) -> {
            rows.add(new @Nullable Object[] {
                one.number(),
                one.displayName(),
                one.displayNameEn(),
                one.departmentCode(),
                names(one.roles()),
                before.id().value()
            });
            var facts = new HashMap<>(facts(one));
            facts.put("rolesBefore", String.join(",", names(before.roles())));
            facts.put("departmentBefore", before.departmentCode());
            audit.record("staff.changed", "staff:" + before.id(), facts);
        });
        batches.batchUpdate("""
                UPDATE foundation.staff SET number = ?, display_name = ?, display_name_en = ?, department_code = ?, roles = ?
                WHERE id = ?
                """, rows);
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static Map<String, Object> facts(NewStaffMember one) {
        return Map.of(
                "username", one.username(),
                "roles", String.join(",", names(one.roles())),
                "department", one.departmentCode());
    }
}
