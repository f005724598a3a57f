package org.civicline.app.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The system of record: a PostgreSQL server of our own on a kept data folder, listening on loopback only.
 *
 * <p>Data is safe against a power cut ({@code fsync} and {@code synchronous_commit} stay on, pages carry checksums),
 * passwords are SCRAM, and the locale is {@code C.UTF-8}, since trigram search drops Chinese under {@code C}. The
 * application is not the superuser; it owns its one database.
 */
final class PostgresProcess implements Component {

    static final String DATABASE = "civicline";
    static final String ROLE = "civicline";
    private static final String SUPERUSER = "postgres";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration FAST_STOP = Duration.ofSeconds(30);
    private static final Duration HARD_STOP = Duration.ofSeconds(10);

    private final Path binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private final Secrets secrets;
    private final Unprivileged unprivileged;

    PostgresProcess(Path binaries, Home home, int port, Secrets secrets, Unprivileged unprivileged) {
        this.binaries = binaries;
        this.data = home.postgres();
        this.log = home.log("postgresql.log");
        this.port = port;
        this.secrets = secrets;
        this.unprivileged = unprivileged;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String key() {
        return "postgres";
    }

    /** The JDBC address of the application's database. */
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    @Override
    public Set<Port> ports() {
        return Set.of(Port.POSTGRESQL);
    }

    /** An eighth of the machine: the rest is for the calls, the application and the system's own cache of files. */
    private static long sharedMegabytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / 8 >> 20, 128, 2048);
    }

    @Override
    public ProcessHandle start() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        List<String> command = unprivileged.command(List.of(
                program("postgres"),
                "-D",
                data.toString(),
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=100",
                "-c",
                "shared_buffers=" + sharedMegabytes() + "MB",
                "-c",
                "max_wal_size=2GB",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "log_min_messages=warning"));
        return Commands.server(command, Map.of(), log).toHandle();
    }

    /** Makes the data folder beside its place and moves it there when it is whole. */
    private void initialise() throws IOException, InterruptedException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Path password = data.resolveSibling(data.getFileName() + ".password");
        PostgresBinaries.deleteTree(fresh);
        PrivateFile.write(password, secrets.get("postgresql.superuser"));
        try {
            Commands.Result result = Commands.run(
                    INITDB_LIMIT,
                    unprivileged.command(List.of(
                            program("initdb"),
                            "-D",
                            fresh.toString(),
                            "-U",
                            SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--data-checksums")));
            if (!result.succeeded()) {
                throw new Trouble(
                        "PostgreSQL could not make its data folder %s (%s)".formatted(data, result.lastLine()),
                        "Free the disk, or choose another folder with --home");
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    @Override
    public boolean isReady() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes the application's role and database where a start before was cut short, or there was none. */
    @Override
    public void prepared() throws IOException {
        try (Connection connection = connect()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", ROLE)) {
                // a password of letters and digits only, so quoting it is safe; the statement takes no parameters
                execute(
                        connection,
                        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(ROLE, secrets.get("postgresql.application")));
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                execute(connection, "CREATE DATABASE %s OWNER %s".formatted(DATABASE, ROLE));
            }
        } catch (SQLException e) {
            throw new IOException("the database could not be made: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean mayGoOn() {
        return isReady();
    }

    /** Recovery after a crash reads back what was written since the last checkpoint. */
    @Override
    public Duration startLimit() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void stop(ProcessHandle process) {
        Commands.signal(process, "INT"); // "fast shutdown" in PostgreSQL's words
        if (!Commands.awaitExit(process, FAST_STOP)) {
            Commands.signal(process, "QUIT"); // the next start recovers from the log
            if (!Commands.awaitExit(process, HARD_STOP)) {
                process.destroyForcibly();
                Commands.awaitExit(process, HARD_STOP);
            }
        }
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public Optional<String> reason() {
        return Logs.lastLine(log, line -> line.contains("FATAL") || line.contains("PANIC"));
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2&socketTimeout=30".formatted(port),
                SUPERUSER,
                secrets.get("postgresql.superuser"));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
