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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code civicline triage train}: has the running city learn from its closed cases. The city does the work, since how cases
 * are read is its business; this asks for it and tells what came of it.
 */
@Command(
        name = "train",
        description = "Learn type, category, department and urgency from the cases closed last.",
        footer = {
            "",
            "At most 10,000 cases; confidential ones and those whose words were forgotten are left out. What is learnt is a new",
            "version, in force at once; nothing leaves this installation. Some minutes; the city goes on working."
        },
        mixinStandardHelpOptions = true)
final class TriageTrainCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(2);

    @Option(names = "--home", paramLabel = "FOLDER", description = "Of the installation; default: .civicline")
    private @Nullable Path home;

    /** @param failure null if there is a version */
    private record Ended(int version, @Nullable String failure) {}

    @Override
    public Integer call() throws InterruptedException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        Instance.require(where.root());
        Map<String, String> settings = PrivateFile.readProperties(where.run("application.properties"));
        try (Connection connection =
                        AuditDatabase.connect(settings.getOrDefault("spring.datasource.url", ""), settings);
                Screen screen = Screen.ofTerminal()) {
            UUID run = ask(connection);
            screen.begin("learning from closed cases");
            Ended ended = await(connection, run);
            screen.done("learning from closed cases");
            if (ended.failure() != null) {
                throw trouble(ended.failure());
            }
            TriageReport.of(connection, ended.version()).print(System.out);
            return 0;
        } catch (SQLException e) {
            throw new Trouble(
                    "the database does not answer as it should (%s)".formatted(e.getMessage()),
                    "See with ./civicline doctor whether it runs");
        }
    }

    private static Trouble trouble(String failure) {
        return failure.equals("too-few-cases")
                ? new Trouble(
                        "there are too few closed cases to learn from",
                        "At least 50 are needed, with two different answers that five cases each have")
                : new Trouble("learning failed (%s)".formatted(failure), "See logs/application.log");
    }

    private static UUID ask(Connection connection) throws SQLException {
        UUID run = UUID.randomUUID();
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO knowledgebase.triage_run (id, asked_at) VALUES (?, now())")) {
            statement.setObject(1, run);
            statement.executeUpdate();
        }
        return run;
    }

    private static Ended await(Connection connection, UUID run) throws SQLException, InterruptedException {
        Instant given = Instant.now();
        while (true) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT began_at IS NOT NULL, ended_at IS NOT NULL, version, failure FROM knowledgebase.triage_run WHERE id = ?")) {
                statement.setObject(1, run);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(2)) {
                        return new Ended(row.getInt(3), row.getString(4));
                    }
                    if (!row.getBoolean(1)
                            && Duration.between(given, Instant.now()).compareTo(TAKEN_WITHIN) > 0) {
                        throw new Trouble(
                                "the application does not begin; perhaps it is still learning",
                                "See logs/application.log; it stays asked for");
                    }
                }
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
