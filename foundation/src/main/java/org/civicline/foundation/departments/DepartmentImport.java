package org.civicline.foundation.departments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.foundation.Department;
import org.civicline.foundation.Department.Level;
import org.civicline.foundation.Departments;
import org.civicline.foundation.ImportCells;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.ImportTree;
import org.civicline.foundation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in the organisation tree, or changes of it; a department that is not in the file stays as it is. */
@Component
class DepartmentImport implements ImportKind {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_NAME_EN = 100;

    private final Departments departments;
    private final Map<String, Level> levels = new LinkedHashMap<>();

    DepartmentImport(Departments departments) {
        this.departments = departments;
        levels.put("市级", Level.CITY);
        levels.put("区级", Level.DISTRICT);
        levels.put("街道级", Level.STREET);
    }

    @Override
    public String code() {
        return "departments";
    }

    @Override
    public String module() {
        return "foundation";
    }

    @Override
    public Set<Role> takers() {
        return Set.of(Role.SYSTEM_ADMIN);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("code", true, "water-east"),
                new Column("name", true, "东区水务局"),
                new Column("name_en", false, "East District Water Bureau"),
                new Column("level", true, "区级"),
                new Column("parent", false, "water"));
    }

    @Override
    public String key() {
        return "code";
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Prepared prepare(List<ImportRow> rows, ImportProblems problems) {
        var tree = ImportTree.of(
                departments.all(),
                rows,
                row -> read(row, problems),
                Department::code,
                Department::parentCode,
                problems);
        tree.read()
                .forEach((row, one) -> tree.parentOf(one)
                        .filter(parent -> parent.level().compareTo(one.level()) > 0)
                        .ifPresent(_ -> problems.add(row, "level", "above-parent")));
        return tree.prepared(departments::putAll);
    }

    private @Nullable Department read(ImportRow row, ImportProblems problems) {
        var cells = new ImportCells(row, problems);
        String code = cells.matching("code", CODE, "no-code");
        String name = cells.line("name", LONGEST_NAME);
        String english = cells.line("name_en", LONGEST_NAME_EN);
        Level level = cells.choice("level", Level.class, levels);
        return cells.sound() && code != null && name != null && level != null
                ? new Department(code, name, english, level, row.cell("parent"))
                : null;
    }
}
