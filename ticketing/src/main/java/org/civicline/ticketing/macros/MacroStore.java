package org.civicline.ticketing.macros;

import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.civicline.ticketing.sharing.KeptTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Macros as rows. */
@Component
class MacroStore extends KeptTable<Macro> {

    private static final TypeReference<List<MacroStep>> STEPS = new TypeReference<>() {};

    private final JsonMapper json;

    MacroStore(JdbcClient jdbc, JsonMapper json) {
        super(jdbc, "macro");
        this.json = json;
    }

    @Override
    protected String insertion() {
        return """
                INSERT INTO ticketing.macro (id, owner_id, department_code, name, steps, version, created_at)
                VALUES (:id, :owner, :department, :name, CAST(:steps AS jsonb), 1, :now)
                """;
    }

    @Override
    protected String alteration() {
        return """
                UPDATE ticketing.macro SET department_code = :department, name = :name, steps = CAST(:steps AS jsonb),
                    version = version + 1
                WHERE id = :id
                """;
    }

    @Override
    protected StatementSpec given(StatementSpec statement, Macro one) {
        return statement.param("steps", json.writeValueAsString(one.steps()));
    }

    @Override
    protected Macro read(ResultSet row, int number) throws SQLException {
        return new Macro(
                uuid(row, "id"),
                sharing(row),
                row.getString("name"),
                json.readValue(row.getString("steps"), STEPS),
                row.getLong("version"));
    }
}
