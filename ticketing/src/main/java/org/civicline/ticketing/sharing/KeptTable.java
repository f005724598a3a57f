package org.civicline.ticketing.sharing;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Where things of one sort are kept. All have their owner, department, name and version in columns of the same names; of
 * one's own, and of a department's, each has another name.
 */
public abstract class KeptTable<T extends Kept> {

    private final JdbcClient jdbc;
    private final String table;

    /** @param table of this module; a constant, never anything somebody wrote */
    protected KeptTable(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = "ticketing." + table;
    }

    /** Inserts one with {@code :id, :owner, :department, :name, :now} and what it has of its own. */
    protected abstract String insertion();

    /** Updates the one of {@code :id}, counting its version. */
    protected abstract String alteration();

    /** Gives what it has of its own, by the names of both statements. */
    protected abstract StatementSpec given(StatementSpec statement, T one);

    protected abstract T read(ResultSet row, int number) throws SQLException;

    protected static Sharing sharing(ResultSet row) throws SQLException {
        return new Sharing(uuid(row, "owner_id"), text(row, "department_code"));
    }

    /** Theirs and their department's, by name. */
    public final List<T> of(StaffMember staff) {
        return jdbc.sql("""
                SELECT * FROM %s
                WHERE (owner_id = :staff AND department_code IS NULL) OR department_code = :department
                ORDER BY department_code NULLS FIRST, name, id
                """.formatted(table))
                .param("staff", staff.id().value())
                .param("department", staff.departmentCode())
                .query(this::read)
                .list();
    }

    /** Nobody else's to change until the transaction ends. */
    final Optional<T> lock(UUID id) {
        return jdbc.sql("SELECT * FROM %s WHERE id = :id FOR UPDATE".formatted(table))
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** False if there is one of that name. */
    final boolean add(T one, Instant now) {
        return written(
                named(insertion(), one).param("owner", one.sharing().owner()).param("now", at(now)));
    }

    /** False if there is another of that name. */
    final boolean change(T one) {
        return written(named(alteration(), one));
    }

    final void delete(UUID id) {
        jdbc.sql("DELETE FROM %s WHERE id = :id".formatted(table))
                .param("id", id)
                .update();
    }

    private StatementSpec named(String sql, T one) {
        return given(jdbc.sql(sql), one)
                .param("id", one.id())
                .param("department", one.sharing().department())
                .param("name", one.name());
    }

    private static boolean written(StatementSpec statement) {
        try {
            statement.update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }
}
