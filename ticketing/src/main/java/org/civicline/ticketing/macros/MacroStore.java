package org.civicline.ticketing.macros;

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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Macros as rows. */
@Component
class MacroStore implements KeptRows<Macro> {

    private static final TypeReference<List<MacroStep>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MacroStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Macro> of(StaffMember staff) {
        return jdbc.sql("""
                SELECT * FROM ticketing.macro
                WHERE (owner_id = :staff AND department_code IS NULL) OR department_code = :department
                ORDER BY department_code NULLS FIRST, name, id
                """)
                .param("staff", staff.id().value())
                .param("department", staff.departmentCode())
                .query(this::macro)
                .list();
    }

    @Override
    public Optional<Macro> lock(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.macro WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(this::macro)
                .optional();
    }

    @Override
    public boolean add(Macro one, Instant now) {
        return written(
                given(jdbc.sql("""
                INSERT INTO ticketing.macro (id, owner_id, department_code, name, steps, version, created_at)
                VALUES (:id, :owner, :department, :name, CAST(:steps AS jsonb), 1, :now)
                """), one).param("owner", one.sharing().owner()).param("now", at(now)));
    }

    @Override
    public boolean change(Macro one) {
        return written(given(jdbc.sql("""
                UPDATE ticketing.macro SET department_code = :department, name = :name, steps = CAST(:steps AS jsonb),
                    version = version + 1
                WHERE id = :id
                """), one));
    }

    @Override
    public void delete(UUID id) {
        jdbc.sql("DELETE FROM ticketing.macro WHERE id = :id").param("id", id).update();
    }

    private StatementSpec given(StatementSpec statement, Macro one) {
        return statement
                .param("id", one.id())
                .param("department", one.sharing().department())
                .param("name", one.name())
                .param("steps", json.writeValueAsString(one.steps()));
    }

    private static boolean written(StatementSpec statement) {
        try {
            statement.update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    private Macro macro(ResultSet row, int number) throws SQLException {
        return new Macro(
                uuid(row, "id"),
                new Sharing(uuid(row, "owner_id"), text(row, "department_code")),
                row.getString("name"),
                json.readValue(row.getString("steps"), STEPS),
                row.getLong("version"));
    }
}
