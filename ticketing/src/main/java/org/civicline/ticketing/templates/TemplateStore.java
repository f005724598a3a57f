package org.civicline.ticketing.templates;

import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.civicline.ticketing.sharing.KeptTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Templates as rows. */
@Component
class TemplateStore extends KeptTable<Template> {

    TemplateStore(JdbcClient jdbc) {
        super(jdbc, "reply_template");
    }

    @Override
    protected String insertion() {
        return """
                INSERT INTO ticketing.reply_template (id, owner_id, department_code, name, category_code, text, text_en,
                    version, created_at)
                VALUES (:id, :owner, :department, :name, :category, :text, :textEn, 1, :now)
                """;
    }

    @Override
    protected String alteration() {
        return """
                UPDATE ticketing.reply_template SET department_code = :department, name = :name,
                    category_code = :category, text = :text, text_en = :textEn, version = version + 1
                WHERE id = :id
                """;
    }

    @Override
    protected StatementSpec given(StatementSpec statement, Template one) {
        return statement
                .param("category", one.category())
                .param("text", one.text())
                .param("textEn", one.textEn());
    }

    @Override
    protected Template read(ResultSet row, int number) throws SQLException {
        return new Template(
                uuid(row, "id"),
                sharing(row),
                row.getString("name"),
                text(row, "category_code"),
                row.getString("text"),
                text(row, "text_en"),
                row.getLong("version"));
    }
}
