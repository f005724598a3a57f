package org.civicline.foundation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/**
 * Changes of one transaction that nobody needs to see in between: they go to the database together, in their order, so the
 * way there and back is gone once for all of them. PostgreSQL's driver sends statements that are divided by semicolons
 * one after the other without waiting for answers.
 */
public final class Writes {

    /** Statements are constants of ours, so there are not many. */
    private static final Map<String, Form> FORMS = new ConcurrentHashMap<>();

    private static final String VALUES = "VALUES";

    /** @param positional with question marks for the names; a list of values is one parameter, an array */
    private record Form(ParsedSql parsed, String positional) {

        static Form of(String sql) {
            ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
            return new Form(
                    parsed,
                    NamedParameterUtils.substituteNamedParameters(parsed, null).strip());
        }

        /** The same INSERT for several rows. */
        String rows(int count) {
            int values = positional.lastIndexOf(VALUES);
            if (values < 0 || !positional.endsWith(")")) {
                throw new IllegalStateException("no rows can be added to: " + positional);
            }
            return positional + ("," + positional.substring(values + VALUES.length())).repeat(count - 1);
        }
    }

    private final JdbcOperations jdbc;
    private final List<Write> writes = new ArrayList<>();
    private final Map<Form, Write> firsts = new HashMap<>();

    public Writes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a statement with named parameters; it is written once it is said how many rows it changes. */
    public Write sql(String sql) {
        return new Write(sql);
    }

    /** One statement. */
    public final class Write {

        private final Form form;
        private final MapSqlParameterSource values = new MapSqlParameterSource();
        private final List<Write> rows = new ArrayList<>(List.of(this));
        private @Nullable String orElse;

        private Write(String sql) {
            this.form = FORMS.computeIfAbsent(sql, Form::of);
        }

        public Write param(String name, @Nullable Object value) {
            values.addValue(name, value);
            return this;
        }

        public Write params(Map<String, ? extends @Nullable Object> named) {
            values.addValues(named);
            return this;
        }

        /** Changes however many rows there are. */
        public void any() {
            writes.add(this);
        }

        /** Changes one row; anything else is a fault of ours, which is told so. */
        public void one(String otherwise) {
            orElse = otherwise;
            writes.add(this);
        }

        /**
         * Adds one row by an INSERT that ends with its VALUES. It goes with the rows added by the same one before, where the
         * first of them stands in the order: what a statement costs before it does anything is paid once for them all.
         */
        public void row(String otherwise) {
            orElse = otherwise;
            Write first = firsts.putIfAbsent(form, this);
            if (first == null) {
                writes.add(this);
            } else {
                first.rows.add(this);
            }
        }

        private void check(int changed) {
            if (orElse != null && changed != rows.size()) {
                throw new IllegalStateException(orElse);
            }
        }

        private String positional() {
            return rows.size() == 1 ? form.positional() : form.rows(rows.size());
        }

        private Stream<Object> arguments() {
            return rows.stream()
                    .flatMap(
                            row -> Arrays.stream(NamedParameterUtils.buildValueArray(form.parsed(), row.values, null)));
        }
    }

    /**
     * Sends what was written since the last time.
     *
     * @throws IllegalStateException if one of them did not change the one row it ought to
     */
    public void send() {
        if (writes.isEmpty()) {
            return;
        }
        String sql = writes.stream().map(Write::positional).collect(Collectors.joining(";\n"));
        @Nullable Object[] arguments = writes.stream().flatMap(Write::arguments).toArray();
        jdbc.execute(sql, (PreparedStatement statement) -> {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            statement.execute();
            checkAll(statement);
            return writes.size();
        });
        writes.clear();
        firsts.clear();
    }

    /**
     * A text goes without a type, as a null does: PostgreSQL then takes that of the column for both. Were it told one, a
     * statement whose text is there once and is missing the next time would be prepared and planned anew each time.
     */
    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value instanceof String) {
            statement.setObject(at, value, Types.OTHER);
        } else {
            statement.setObject(at, value);
        }
    }

    private void checkAll(PreparedStatement statement) throws SQLException {
        for (Write write : writes) {
            write.check(statement.getUpdateCount());
            statement.getMoreResults();
        }
    }
}
