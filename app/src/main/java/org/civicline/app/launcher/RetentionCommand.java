package org.civicline.app.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code civicline retention}: has the running city forget what is past its time, or only count it. The city does the
 * work, since each of its modules knows its own data; this asks for it and tells what came of it.
 */
@Command(
        name = "retention",
        description = "Forget personal data past its time, by the rules in force, or only count it.",
        footer = {
            "",
            "The same happens by itself each night. Rules are set in the console: the",
            "system administrator proposes, the security administrator approves; see",
            "docs/personal-data.md.",
            "Ends with 0 when all of it is done, with 1 otherwise."
        },
        mixinStandardHelpOptions = true)
public final class RetentionCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(2);

    private static final class What {

        @Option(names = "--dry-run", description = "Only count what would be forgotten.")
        private boolean dry;

        @Option(names = "--run", description = "Forget it. It cannot be brought back.")
        private boolean run;
    }

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // by picocli
    private What what;

    @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation; default: .civicline")
    private @Nullable Path home;

    /** Created by the command line. */
    public RetentionCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        Instance.require(where.root());
        Map<String, String> settings = PrivateFile.readProperties(where.run("application.properties"));
        String url = settings.getOrDefault("spring.datasource.url", "");
        try (Connection connection = AuditDatabase.connect(url, settings);
                Screen screen = Screen.ofTerminal()) {
            UUID run = ask(connection);
            screen.begin("looking at personal data");
            String failure = await(connection, run);
            screen.done("looking at personal data");
            report(connection, run);
            if (failure != null) {
                System.out.printf("Not finished: %s; see logs/application.log%n", failure);
            }
            return failure == null ? 0 : 1;
        } catch (SQLException e) {
            throw new Trouble(
                    "the database does not answer as it should (%s)".formatted(e.getMessage()),
                    "See with ./civicline doctor whether it runs");
        }
    }

    private UUID ask(Connection connection) throws SQLException {
        UUID run = UUID.randomUUID();
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO foundation.retention_run (id, dry, asked_at) VALUES (?, ?, now())")) {
            statement.setObject(1, run);
            statement.setBoolean(2, what.dry);
            statement.executeUpdate();
        }
        return run;
    }

    /** Until it is over; gives why it failed, if it did. */
    private static @Nullable String await(Connection connection, UUID run) throws SQLException, InterruptedException {
        Instant given = Instant.now();
        while (true) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT began_at IS NOT NULL, ended_at IS NOT NULL, failure FROM foundation.retention_run WHERE id = ?")) {
                statement.setObject(1, run);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(2)) {
                        return row.getString(3);
                    }
                    if (!row.getBoolean(1)
                            && Duration.between(given, Instant.now()).compareTo(TAKEN_WITHIN) > 0) {
                        throw new Trouble(
                                "the application does not begin; perhaps it is still at another run",
                                "See logs/application.log; the run stays asked for");
                    }
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static String trouble(ResultSet row) throws SQLException {
        String failure = row.getString(6);
        if (failure != null) {
            return "   failed: " + failure;
        }
        return row.getLong(5) > 0 ? "   still there: %,d".formatted(row.getLong(5)) : "";
    }

    private void report(Connection connection, UUID run) throws SQLException {
        System.out.println(
                what.dry
                        ? "Personal data past its time; nothing was changed:"
                        : "Personal data past its time, forgotten:");
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT kind, months, before, records, remaining, failure FROM foundation.retention_result"
                        + " WHERE run_id = ? ORDER BY kind")) {
            statement.setObject(1, run);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    System.out.printf(
                            "  %-12s %,12d   before %tF (%d months)%s%n",
                            row.getString(1), row.getLong(4), row.getTimestamp(3), row.getInt(2), trouble(row));
                }
            }
        }
    }
}
