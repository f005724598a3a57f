package org.civicline.foundation.departments;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Remembered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcDepartments implements Departments {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Remembered<Map<String, Department>> byCode;

    JdbcDepartments(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.byCode = new Remembered<>(this::load, clock);
    }

    @Override
    public Optional<Department> find(String code) {
        Department known = byCode.get().get(code);
        // A department may be younger than the tree in memory.
        return Optional.ofNullable(known == null ? byCode.anew().get(code) : known);
    }

    @Override
    public List<Department> all() {
        return List.copyOf(byCode.get().values());
    }

    @Override
    @Transactional
    public void putAll(Collection<Department> departments) {
        int[] position = {0};
        List<Object[]> rows = departments.stream()
                .map(one -> new Object[] {
                    one.code(), one.name(), one.nameEn(), one.level().name(), one.parentCode(), position[0]++
                })
                .toList();
        batches.batchUpdate("""
                INSERT INTO foundation.department (code, name, name_en, level, parent_code, position)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
                    level = excluded.level, parent_code = excluded.parent_code, position = excluded.position
                """, rows);
        byCode.forget();
    }

    private Map<String, Department> load() {
        var found = new LinkedHashMap<String, Department>();
        jdbc.sql("SELECT code, name, name_en, level, parent_code FROM foundation.department ORDER BY position, code")
                .query((row, number) -> new Department(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        Department.Level.valueOf(row.getString("level")),
                        row.getString("parent_code")))
                .list()
                .forEach(one -> found.put(one.code(), one));
        return found;
    }
}
