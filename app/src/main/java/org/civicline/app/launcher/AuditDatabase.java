package org.civicline.app.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The database of an installation: that which runs, or one started for as long as it is looked at. */
final class AuditDatabase implements AutoCloseable {

    private final Connection connection;
    private final Runnable stop;

    private AuditDatabase(Connection connection, Runnable stop) {
        this.connection = connection;
        this.stop = stop;
    }

    /** Where nothing runs and the database is ours, it is started, and nobody can start it beside us. */
    static AuditDatabase open(Home home, Map<String, String> environment, Screen screen)
            throws IOException, InterruptedException {
        Map<String, String> settings = PrivateFile.readProperties(home.run("application.properties"));
        String url = settings.get("spring.datasource.url");
        if (url == null) {
            throw new Trouble("nothing was ever started from " + home.root(), "Start it: ./civicline up");
        }
        boolean foreign = PrivateFile.readProperties(home.overrides()).containsKey("spring.datasource.url");
        Optional<UpLock> lock = foreign ? Optional.empty() : UpLock.tryTake(home);
        if (lock.isEmpty()) {
            return new AuditDatabase(connect(url, settings), () -> {});
        }
        try {
            return stopped(home, url, settings, PostgresBinaries.unpacked(Tools.find(environment)), lock.get(), screen);
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    /** What a supervisor that was killed has left running is used; the next one will take it over. */
    private static AuditDatabase stopped(
            Home home, String url, Map<String, String> settings, Path binaries, UpLock lock, Screen screen)
            throws IOException, InterruptedException {
        if (Supervised.pidFile(home, "postgres").alive().isPresent()) {
            try {
                return new AuditDatabase(connect(url, settings), () -> release(lock));
            } catch (Trouble e) {
                // it is on another port: left by a verification that was killed
            }
        }
        int port = Ports.free().get(Port.POSTGRESQL);
        PostgresProcess postgres = new PostgresProcess(binaries, home, port, Secrets.of(home), Unprivileged.detect());
        Supervised supervised = new Supervised(postgres, home, screen::say, () -> {});
        supervised.settle();
        screen.begin(postgres.name());
        try {
            supervised.start();
            screen.done(postgres.name());
            return new AuditDatabase(connect(PostgresProcess.url(port), settings), () -> {
                supervised.stop();
                release(lock);
            });
        } catch (InterruptedException | RuntimeException e) {
            supervised.stop();
            throw e;
        }
    }

    private static void release(UpLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the application's own name and password. */
    static Connection connect(String url, Map<String, String> settings) {
        Properties properties = new Properties();
        put(properties, "user", settings.get("spring.datasource.username"));
        put(properties, "password", settings.get("spring.datasource.password"));
        properties.put("connectTimeout", "5");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new Trouble(
                    "the database does not let us in (%s)".formatted(e.getMessage()),
                    "See with ./civicline doctor whether it runs");
        }
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            stop.run();
        }
    }
}
