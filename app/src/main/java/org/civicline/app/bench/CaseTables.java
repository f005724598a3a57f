package org.civicline.app.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables a case is written in, found by their foreign keys: whatever refers to a ticket or a citizen, however far. So a
 * copy of a case has all that a real one has, also what was added since this was written.
 */
final class CaseTables {

    static final String TICKET = "ticket";
    static final String CITIZEN = "citizen";
    static final String INTERACTION = "interaction";

    private final Map<String, List<Column>> tables;

    private CaseTables(Map<String, List<Column>> tables) {
        this.tables = tables;
    }

    /** @param refersTo the table its foreign key leads to, empty if none */
    record Column(String name, String type, boolean required, String refersTo) {}

    static CaseTables read(Connection connection) throws SQLException {
        Map<String, List<Column>> all = columns(connection);
        Set<String> members = new LinkedHashSet<>(Set.of(TICKET, CITIZEN));
        boolean grew = true;
        while (grew) {
            grew = members.addAll(all.entrySet().stream()
                    .filter(table -> table.getValue().stream().anyMatch(column -> members.contains(column.refersTo())))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        all.keySet().retainAll(members);
        return new CaseTables(all);
    }

    private static Map<String, List<Column>> columns(Connection connection) throws SQLException {
        var all = new LinkedHashMap<String, List<Column>>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT c.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull,
                            COALESCE((SELECT CAST(f.confrelid AS regclass)::text FROM pg_constraint f
                                      WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
                                      LIMIT 1), '')
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relnamespace = CAST('ticketing' AS regnamespace) AND c.relkind = 'r' AND a.attnum > 0
                            AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
                        ORDER BY c.relname, a.attnum
                        """)) {
            while (row.next()) {
                all.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Column(
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getString(5).replace("ticketing.", "")));
            }
        }
        return all;
    }

    Set<String> names() {
        return tables.keySet();
    }

    List<Column> columns(String table) {
        return tables.getOrDefault(table, List.of());
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /** Tables whose rows belong to a citizen and to no case. */
    Set<String> ofCitizens() {
        return names().stream()
                .filter(table -> !table.equals(TICKET)
                        && !table.equals(INTERACTION)
                        && owner(table).isEmpty())
                .collect(Collectors.toSet());
    }

    /** The column that says which case a row belongs to, straight or by another table's row. */
    Optional<Column> owner(String table) {
        return columns(table).stream()
                .filter(column -> has(column.refersTo())
                        && !column.refersTo().equals(CITIZEN)
                        && !column.refersTo().equals(table))
                .min(Comparator.comparing((Column column) -> !column.refersTo().equals(TICKET))
                        .thenComparing(column -> !column.required()));
    }
}
