package org.civicline.ticketing.templates;

import static org.civicline.ticketing.sql.Columns.at;
import static org.civicline.ticketing.sql.Columns.text;
import static org.civicline.ticketing.sql.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.sharing.KeptRows;
import org.civicline.ticketing.sharing.Sharing;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Templates as rows. */
@Component
class TemplateStore implements KeptRows<Template> {

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Template> of(StaffMember staff) {
        return jdbc.sql("""
                SELECT * FROM ticketing.reply_template
                WHERE (owner_id = :staff AND department_code IS NULL) OR department_code = :department
                ORDER BY department_code NULLS FIRST, name, id
                """)
                .param("staff", staff.id().value())
                .param("department", staff.departmentCode())
                .query(TemplateStore::template)
                .list();
    }

    @Override
    public Optional<Template> lock(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.reply_template WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(TemplateStore::template)
                .optional();
    }

    @Override
    public boolean add(Template one, Instant now) {
        return written(
                given(jdbc.sql("""
                INSERT INTO ticketing.reply_template (id, owner_id, department_code, name, category_code, text, text_en,
                    version, created_at)
                VALUES (:id, :owner, :department, :name, :category, :text, :textEn, 1, :now)
                """), one).param("owner", one.sharing().owner()).param("now", at(now)));
    }

    @Override
    public boolean change(Template one) {
        return written(given(jdbc.sql("""
                UPDATE ticketing.reply_template SET department_code = :department, name = :name,
                    category_code = :category, text = :text, text_en = :textEn, version = version + 1
                WHERE id = :id
                """), one));
    }

    @Override
    public void delete(UUID id) {
        jdbc.sql("DELETE FROM ticketing.reply_template WHERE id = :id")
                .param("id", id)
                .update();
    }

    private static StatementSpec given(StatementSpec statement, Template one) {
        return statement
                .param("id", one.id())
                .param("department", one.sharing().department())
                .param("name", one.name())
                .param("category", one.category())
                .param("text", one.text())
                .param("textEn", one.textEn());
    }

    private static boolean written(StatementSpec statement) {
        try {
            statement.update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                uuid(row, "id"),
                new Sharing(uuid(row, "owner_id"), text(row, "department_code")),
                row.getString("name"),
                text(row, "category_code"),
                row.getString("text"),
                text(row, "text_en"),
                row.getLong("version"));
    }
}
