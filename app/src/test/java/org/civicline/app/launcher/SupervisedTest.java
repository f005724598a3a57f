package org.civicline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.civicline.testkit.Aside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real PostgreSQL and the real Asterisk. */
@Aside
class SupervisedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Settings settings;
    private PostgresProcess postgres;
    private AsteriskProcess asterisk;
    private Supervised database;
    private Supervised telephony;

    @BeforeEach
    void prepare() throws Exception {
        settings = Homes.settings(folder);
        postgres = new PostgresProcess(
                PostgresBinaries.unpacked(settings.tools()),
                settings.home(),
                settings.ports().get(Port.POSTGRESQL),
                settings.secrets(),
                Unprivileged.detect());
        asterisk = new AsteriskProcess(settings, Unprivileged.detect());
        database = supervised(postgres);
        telephony = supervised(asterisk);
    }

    @AfterEach
    void leaveNothing() {
        telephony.stop();
        database.stop();
        assertThat(Homes.processesOf(folder)).isEmpty();
    }

    private Supervised supervised(Component component) {
        return new Supervised(component, settings.home(), told::add, () -> {});
    }

    @Test
    void postgresqlKeepsItsDataWhenItIsKilled() throws Exception {
        database.start();
        execute("CREATE TABLE kept (word text)");
        execute("INSERT INTO kept VALUES ('市民')");
        long killed = kill(database);

        await().atMost(SOON).until(() -> told.contains("PostgreSQL runs again"));

        assertThat(database.pid())
                .isPresent()
                .hasValueSatisfying(pid -> assertThat(pid).isNotEqualTo(killed));
        assertThat(query("SELECT word FROM kept")).isEqualTo("市民");
        assertThat(told.getFirst()).isEqualTo("PostgreSQL has ended by itself; starting it again");
    }

    @Test
    void asteriskComesBackWhenItIsKilledTwice() throws Exception {
        telephony.start();
        kill(telephony);
        await().atMost(SOON).until(() -> told.contains("Asterisk runs again"));
        told.clear();
        kill(telephony);
        await().atMost(SOON).until(() -> told.contains("Asterisk runs again"));

        assertThat(asterisk.isReady()).isTrue();
    }

    @Test
    void theDatabaseIsSafeAgainstPowerCutsAndStrangers() throws Exception {
        database.start();

        assertThat(query("SHOW fsync")).isEqualTo("on");
        assertThat(query("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("SHOW data_checksums")).isEqualTo("on");
        assertThat(query("SELECT datcollate FROM pg_database WHERE datname = 'civicline'"))
                .isEqualTo("C.UTF-8");
        assertThat(query("SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("false");
        assertThat(Files.readString(settings.home().postgres().resolve("pg_hba.conf")))
                .containsPattern("(?m)^host\\s+all\\s+all\\s+127.0.0.1/32\\s+scram-sha-256")
                .doesNotContainPattern("(?m)^[^#]*trust");
    }

    @Test
    void asteriskHasTheModulesThatCallsNeed() throws Exception {
        telephony.start();

        String modules = asterisk.command("module show").output();
        for (String module : List.of(
                "chan_pjsip",
                "res_pjsip_transport_websocket",
                "res_http_websocket",
                "res_agi",
                "res_srtp",
                "app_mixmonitor",
                "codec_g722",
                "codec_resample",
                "codec_opus_open_source",
                "cdr_csv")) {
            assertThat(modules).containsPattern("(?m)^" + module + "\\.so .* Running ");
        }
    }

    @Test
    void whatAKilledSupervisorLeftGoesOnUnderTheNext() throws Exception {
        ProcessHandle leftDatabase = leave(postgres);
        ProcessHandle leftTelephony = leave(asterisk);

        database.settle();
        telephony.settle();
        database.start();
        telephony.start();

        assertThat(database.pid()).contains(leftDatabase.pid());
        assertThat(telephony.pid()).contains(leftTelephony.pid());
    }

    @Test
    void aLeftAsteriskOfOtherConfigurationIsReplaced() throws Exception {
        ProcessHandle left = leave(asterisk);
        Files.writeString(settings.home().asterisk("etc").resolve("rtp.conf"), "[general]\n");

        telephony.settle();
        assertThat(left.isAlive()).isFalse();
        telephony.start();

        assertThat(telephony.pid()).isPresent();
        assertThat(asterisk.isReady()).isTrue();
    }

    @Test
    void downStopsWhatAKilledSupervisorLeft() throws Exception {
        ProcessHandle leftDatabase = leave(postgres);
        ProcessHandle leftTelephony = leave(asterisk);

        try (Screen screen = new Screen(new PrintStream(OutputStream.nullOutputStream()), false)) {
            assertThat(Orphans.stop(settings.home(), screen)).isTrue();
            assertThat(Orphans.stop(settings.home(), screen)).isFalse();
        }

        assertThat(leftDatabase.isAlive()).isFalse();
        assertThat(leftTelephony.isAlive()).isFalse();
        assertThat(Files.readString(postgres.log())).contains("database system is shut down");
    }

    /** As a supervisor does that is then killed. */
    private ProcessHandle leave(Component component) throws Exception {
        ProcessHandle left = component.start();
        Supervised.pidFile(settings.home(), component.key()).write(left);
        await().atMost(SOON).until(component::isReady);
        return left;
    }

    private static long kill(Supervised supervised) {
        long pid = supervised.pid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private String query(String query) throws SQLException {
        try (Connection connection = connect();
                Statement one = connection.createStatement();
                ResultSet rows = one.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                PostgresProcess.url(settings.ports().get(Port.POSTGRESQL)),
                PostgresProcess.ROLE,
                settings.secrets().get("postgresql.application"));
    }
}
