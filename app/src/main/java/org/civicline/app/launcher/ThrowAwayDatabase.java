package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A PostgreSQL with throw-away data on a free port, otherwise set up exactly as {@code up} does, durability included: what
 * a benchmark measures on.
 */
public final class ThrowAwayDatabase implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    /** Telephony and the SMS centre are not started with it, so the application is not told of any. */
    private static final List<String> ABSENT =
            List.of("civicline.asterisk.", "civicline.agi.", "civicline.sms.", "civicline.handset.");

    private final Settings settings;
    private final Supervised server;

    private ThrowAwayDatabase(Settings settings, Supervised server) {
        this.settings = settings;
        this.server = server;
    }

    /** Starts it in an empty folder, which is left to the caller to delete. */
    public static ThrowAwayDatabase start(Path folder) throws IOException, InterruptedException {
        var options = new Settings.Options(Optional.empty(), Optional.empty(), true, false);
        Settings settings = Settings.of(new Home(folder), options, System.getenv());
        var server = new Supervised(
                new PostgresProcess(
                        PostgresBinaries.unpacked(settings.tools()),
                        settings.home(),
                        settings.ports().get(Port.POSTGRESQL),
                        settings.secrets(),
                        Unprivileged.detect()),
                settings.home(),
                _ -> {},
                () -> {});
        server.start();
        return new ThrowAwayDatabase(settings, server);
    }

    /** Writes the configuration of an application that uses it and loads the sample city. */
    public Path configuration() {
        Map<String, String> values = new TreeMap<>(ApplicationProperties.of(settings));
        values.keySet().removeIf(name -> ABSENT.stream().anyMatch(name::startsWith));
        Path file = settings.home().run("application.properties");
        PrivateFile.writeProperties(file, "Of a benchmark with throw-away data.", values);
        return file;
    }

    /** Connects as the application does. */
    public Connection connect() throws SQLException {
        return connect(PostgresProcess.ROLE, "postgresql.application");
    }

    /** Connects as the one who may switch constraints off to fill tables fast. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(SUPERUSER, "postgresql.superuser");
    }

    private Connection connect(String user, String secret) throws SQLException {
        return DriverManager.getConnection(
                PostgresProcess.url(settings.ports().get(Port.POSTGRESQL)),
                user,
                settings.secrets().get(secret));
    }

    @Override
    public void close() {
        server.stop();
    }
}
