package org.civicline.ticketing.categories;

import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Urgency;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CategoryTree implements Categories {

    private static final String COLUMNS = "SELECT code, name, name_en, parent_code, urgency FROM ticketing.category ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CategoryTree(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Optional<Category> find(String code) {
        return jdbc.sql(COLUMNS + "WHERE code = :code")
                .param("code", code)
                .query(CategoryTree::category)
                .optional();
    }

    @Override
    public List<Category> all() {
        return jdbc.sql(COLUMNS + "ORDER BY position, code")
                .query(CategoryTree::category)
                .list();
    }

    @Override
    @Transactional
    public void putAll(Collection<Category> categories) {
        int next = jdbc.sql("SELECT COALESCE(max(position) + 1, 0) FROM ticketing.category")
                .query(Integer.class)
                .single();
        List<Object[]> rows = new ArrayList<>();
        for (Category one : categories) {
            rows.add(new Object[] {
                one.code(),
                one.name(),
                one.nameEn(),
                one.parentCode(),
                one.urgency().name(),
                next++
            });
        }
        batches.batchUpdate("""
                INSERT INTO ticketing.category (code, name, name_en, parent_code, urgency, position)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
                    parent_code = excluded.parent_code,
                    urgency = excluded.urgency, position = excluded.position
                """, rows);
    }

    private static Category category(ResultSet row, int number) throws SQLException {
        return new Category(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("parent_code"),
                word(row, "urgency", Urgency.class));
    }
}
