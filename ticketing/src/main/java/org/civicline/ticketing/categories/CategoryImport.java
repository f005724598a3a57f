package org.civicline.ticketing.categories;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.foundation.ImportCells;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.ImportTree;
import org.civicline.foundation.Role;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in the category tree, or changes of it; a category that is not in the file stays as it is. */
@Component
class CategoryImport implements ImportKind {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_NAME_EN = 100;

    private final Categories categories;
    private final Map<String, Urgency> urgencies = new LinkedHashMap<>();

    CategoryImport(Categories categories) {
        this.categories = categories;
        urgencies.put("一般", Urgency.NORMAL);
        urgencies.put("紧急", Urgency.URGENT);
        urgencies.put("特急", Urgency.EMERGENCY);
    }

    @Override
    public String code() {
        return "categories";
    }

    @Override
    public String module() {
        return "ticketing";
    }

    @Override
    public Set<Role> takers() {
        return Set.of(Role.SYSTEM_ADMIN);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("code", true, "environment.noise"),
                new Column("name", true, "噪声扰民"),
                new Column("name_en", false, "Noise"),
                new Column("parent", false, "environment"),
                new Column("urgency", false, "一般"));
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
        return ImportTree.of(
                        categories.all(),
                        rows,
                        row -> read(row, problems),
                        Category::code,
                        Category::parentCode,
                        problems)
                .prepared(categories::putAll);
    }

    private @Nullable Category read(ImportRow row, ImportProblems problems) {
        var cells = new ImportCells(row, problems);
        String code = cells.matching("code", CODE, "no-code");
        String name = cells.line("name", LONGEST_NAME);
        String english = cells.line("name_en", LONGEST_NAME_EN);
        Urgency urgency = cells.choice("urgency", Urgency.class, urgencies);
        return cells.sound() && code != null && name != null
                ? new Category(code, name, english, row.cell("parent"), urgency == null ? Urgency.NORMAL : urgency)
                : null;
    }
}
