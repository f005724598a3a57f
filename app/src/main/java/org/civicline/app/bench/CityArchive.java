package org.civicline.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.civicline.app.bench.CaseTables.Column;
import org.civicline.app.bench.Side.Connections;

/**
 * Fills the database with years of past cases. Each is a copy of a case of the sample city, which the application itself
 * has written with all its steps, dispatches, contacts and answers, with another number, time, place, citizen and text. Of
 * the last quarter open cases are copied too; of those before only what is closed: a city's backlog does not grow with its
 * archive.
 */
final class CityArchive {

    /** Copies of the sample city's 90 days side by side: about 1,000 cases a day. */
    private static final int SIDE_BY_SIDE = 300;

    /** Thirteen weeks: weekdays stay. */
    private static final int DAYS = 91;

    /** A citizen has this many copies of a case. */
    private static final int CASES_OF_A_CITIZEN = 3;

    /** Beyond this, indexes are dropped and built again. */
    private static final int FEW_COPIES = 60;

    private static final int CHUNK = 25;

    private final Connections database;
    private final CaseTables tables;
    private final Consumer<String> say;
    private int copied;

    private CityArchive(Connections database, CaseTables tables, Consumer<String> say) {
        this.database = database;
        this.tables = tables;
        this.say = say;
    }

    /**
     * Sets aside what will be copied: the cases in the database now.
     *
     * @param database as its superuser
     */
    static CityArchive open(Connections database, CaseWords words, Consumer<String> say) throws SQLException {
        try (Connection connection = connect(database)) {
            var archive = new CityArchive(database, CaseTables.read(connection), say);
            archive.prepare(connection, words);
            return archive;
        }
    }

    /** Constraints and append-only triggers are off: the rows are copies of rows that kept them. */
    private static Connection connect(Connections database) throws SQLException {
        Connection connection = database.open();
        execute(
                connection,
                "SET session_replication_role = replica; SET synchronous_commit = off;"
                        + " SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2");
        return connection;
    }

    private void prepare(Connection connection, CaseWords words) throws SQLException {
        // Version 7 keeps the time in front: copies come before everything the application will write, one after the
        // other.
        long first = (System.currentTimeMillis() >> 16) - 1_000_000;
        execute(connection, """
                CREATE SCHEMA bench;
                CREATE TABLE bench.piece (id BIGINT PRIMARY KEY, text TEXT NOT NULL);
                CREATE FUNCTION bench.moved(id UUID, n INTEGER) RETURNS UUID
                    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                    RETURN CAST(lpad(to_hex(CAST(%d AS bigint) + n * 3), 8, '0') || substr(CAST(id AS text), 9) AS uuid);
                CREATE FUNCTION bench.phone(number TEXT, citizen INTEGER) RETURNS TEXT
                    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                    RETURN CASE WHEN length(number) = 11 THEN '120' ELSE '121' END
                        || lpad(CAST(citizen AS text), 4, '0') || right(number, 4);
                """.formatted(first));
        try (PreparedStatement piece = connection.prepareStatement("INSERT INTO bench.piece VALUES (?, ?)")) {
            for (int i = 0; i < words.pieces().size(); i++) {
                piece.setLong(1, i);
                piece.setString(2, words.pieces().get(i));
                piece.addBatch();
            }
            piece.executeBatch();
        }
        setAside(connection);
        if (tables.has("idempotency_key")) {
            // Past cases have none, though each that was opened here has.
            execute(connection, """
                    INSERT INTO bench.idempotency_key (person, key, content, ticket_id, created_at, bench_closed, bench_row)
                    SELECT COALESCE(opened_by, gen_random_uuid()), CAST(id AS text), sha256(convert_to(number, 'UTF8')), id,
                        created_at, bench_closed, bench_row
                    FROM bench.ticket
                    """);
        }
    }

    /** Copies the rows of each table into one of the bench's own, with whether their case is closed. */
    private void setAside(Connection connection) throws SQLException {
        setAside(connection, CaseTables.TICKET, "t.status IN ('CLOSED', 'ARCHIVED')", "");
        setAside(connection, CaseTables.INTERACTION, "p.closed", """
                JOIN (SELECT i.interaction_id, bool_and(k.bench_closed) AS closed FROM ticketing.interaction_ticket i
                      JOIN bench.ticket k ON k.id = i.ticket_id GROUP BY i.interaction_id) p ON p.interaction_id = t.id
                """);
        Set<String> done = new HashSet<>(Set.of(CaseTables.TICKET, CaseTables.INTERACTION));
        for (String table : tables.ofCitizens()) {
            setAside(connection, table, "TRUE", "");
            done.add(table);
        }
        while (!done.containsAll(tables.names())) {
            for (String table : tables.names()) {
                Column owner = tables.owner(table).orElse(null);
                if (owner != null && !done.contains(table) && done.contains(owner.refersTo())) {
                    setAside(
                            connection,
                            table,
                            "p.bench_closed",
                            "JOIN bench.%s p ON p.id = t.%s".formatted(owner.refersTo(), owner.name()));
                    done.add(table);
                }
            }
        }
    }

    private static void setAside(Connection connection, String table, String closed, String join) throws SQLException {
        execute(connection, """
                CREATE TABLE bench.%1$s AS SELECT t.*, %2$s AS bench_closed, row_number() OVER () AS bench_row
                FROM ticketing.%1$s t %3$s
                """.formatted(table, closed, join));
    }

    /** Fills until there are about so many tickets. */
    void fillTo(int size) throws SQLException, InterruptedException {
        try (Connection connection = connect(database)) {
            long missing = size - number(connection, "SELECT count(*) FROM ticketing.ticket");
            int until = copied + copies(connection, missing);
            if (until == copied) {
                return;
            }
            boolean rebuild = until - copied > FEW_COPIES;
            List<String> indexes = rebuild ? indexes(connection) : List.of();
            if (rebuild) {
                drop(connection);
            }
            copy(copied, until);
            copied = until;
            together("index", indexes);
            together(
                    "vacuum",
                    tables.names().stream()
                            .map(table -> "VACUUM (ANALYZE) ticketing." + table)
                            .toList());
            execute(connection, "CHECKPOINT");
            say.accept("filled: %,d tickets, database %,d MB"
                    .formatted(
                            number(connection, "SELECT count(*) FROM ticketing.ticket"),
                            number(connection, "SELECT pg_database_size(current_database()) >> 20")));
        }
    }

    /** As many as bring so many tickets, or hardly more. */
    private int copies(Connection connection, long tickets) throws SQLException {
        long all = number(connection, "SELECT count(*) FROM bench.ticket");
        long closed = number(connection, "SELECT count(*) FROM bench.ticket WHERE bench_closed");
        int copies = 0;
        long left = tickets;
        while (left > 0) {
            left -= copied + copies < SIDE_BY_SIDE ? all : closed;
            copies++;
        }
        return copies;
    }

    private void copy(int from, int until) throws InterruptedException, SQLException {
        List<Work> works = new ArrayList<>();
        for (String table : tables.names()) {
            works.add(connection -> {
                long began = System.nanoTime();
                long rows = 0;
                try (PreparedStatement insert = connection.prepareStatement(insert(table))) {
                    for (int n = from; n < until; n += CHUNK) {
                        insert.setInt(1, n);
                        insert.setInt(2, Math.min(until, n + CHUNK) - 1);
                        rows += insert.executeUpdate();
                    }
                }
                say.accept("  %s: %,d rows in %.0f s".formatted(table, rows, (System.nanoTime() - began) / 1e9));
            });
        }
        Side.bySide(() -> connect(database), works);
    }

    private String insert(String table) {
        List<Column> columns = tables.columns(table);
        String which = tables.ofCitizens().contains(table)
                ? "n %% %d = 0".formatted(CASES_OF_A_CITIZEN)
                : "(n < %d OR s.bench_closed)".formatted(SIDE_BY_SIDE);
        return """
                INSERT INTO ticketing.%1$s (%2$s)
                SELECT %3$s FROM generate_series(?, ?) AS n CROSS JOIN bench.%1$s AS s WHERE %4$s
                """.formatted(
                table,
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                columns.stream()
                        .map(column -> CopiedValue.of(tables, table, column, SIDE_BY_SIDE, DAYS, CASES_OF_A_CITIZEN))
                        .collect(Collectors.joining(", ")),
                which);
    }

    private List<String> indexes(Connection connection) throws SQLException {
        return strings(connection, """
                SELECT pg_get_indexdef(i.indexrelid) || COALESCE(
                    (SELECT string_agg(format('; ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s',
                            CAST(i.indexrelid AS regclass), a.attnum, a.attstattarget), '')
                     FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0), '')
                """ + indexesOfCases());
    }

    private void drop(Connection connection) throws SQLException {
        for (String index :
                strings(connection, "SELECT CAST(CAST(i.indexrelid AS regclass) AS text)" + indexesOfCases())) {
            execute(connection, "DROP INDEX " + index);
        }
    }

    /** Those of no constraint, the largest first. */
    private String indexesOfCases() {
        return """
                 FROM pg_index i WHERE CAST(CAST(i.indrelid AS regclass) AS text) IN (%s)
                    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
                ORDER BY pg_relation_size(i.indexrelid) DESC
                """.formatted(tables.names().stream()
                .map(table -> "'ticketing." + table + "'")
                .collect(Collectors.joining(", ")));
    }

    private void together(String what, List<String> statements) throws InterruptedException, SQLException {
        if (statements.isEmpty()) {
            return;
        }
        long began = System.nanoTime();
        List<Work> works = new ArrayList<>();
        statements.forEach(sql -> works.add(connection -> execute(connection, sql)));
        Side.bySide(() -> connect(database), works);
        say.accept("  %s: %d in %.0f s".formatted(what, statements.size(), (System.nanoTime() - began) / 1e9));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** Something done on a connection. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
