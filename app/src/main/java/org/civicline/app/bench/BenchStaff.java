package org.civicline.app.bench;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.civicline.simulators.sip.Credentials;
import org.civicline.simulators.staff.StaffSession;

/** One simulated agent's seat: signed in over HTTP, with a softphone credential, as a person's browser is. */
final class BenchStaff {

    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final int LINE_TENTHS = 1200;

    private final StaffSession session;

    private BenchStaff(StaffSession session) {
        this.session = session;
    }

    /** Puts {@code count} agents into the throw-away database. Their passwords are unhashed: sign-in is not what is measured. */
    static void create(Properties application, int count) throws SQLException {
        try (var connection = DriverManager.getConnection(
                application.getProperty("spring.datasource.url"),
                application.getProperty("spring.datasource.username"),
                application.getProperty("spring.datasource.password"))) {
            try (var department = connection.prepareStatement("""
                    INSERT INTO foundation.department (code, name, level, position) VALUES ('bench', 'bench', 'CITY', 0)
                    ON CONFLICT DO NOTHING
                    """)) {
                department.executeUpdate();
            }
            try (var staff = connection.prepareStatement("""
                    INSERT INTO foundation.staff (id, username, number, display_name, department_code, roles,
                        password_hash, created_at)
                    SELECT gen_random_uuid(), 'bench' || n, 'B' || n, 'bench ' || n, 'bench', ARRAY['AGENT'], ?, now()
                    FROM generate_series(1, ?) AS n
                    """)) {
                staff.setString(1, "{noop}" + PASSWORD);
                staff.setInt(2, count);
                staff.executeUpdate();
            }
        }
    }

    static BenchStaff signIn(String web, int number) throws IOException, InterruptedException {
        return new BenchStaff(StaffSession.signIn(web, "bench" + number, PASSWORD));
    }

    Credentials softphone() throws IOException, InterruptedException {
        var answer = session.post("/softphone/credential?kind=telephone", Map.of());
        return new Credentials(
                answer.get("username").asString(), answer.get("password").asString());
    }

    /** Ready for calls, once Asterisk has found the line up: after an overload it asks again within a minute. */
    void ready() throws IOException, InterruptedException {
        for (int i = 0; i < LINE_TENTHS && !session.get("/agent").get("line").asBoolean(); i++) {
            Thread.sleep(100);
        }
        session.post("/agent/ready", Map.of());
    }
}
