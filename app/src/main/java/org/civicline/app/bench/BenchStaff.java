package org.civicline.app.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.civicline.simulators.sip.Credentials;
import tools.jackson.databind.json.JsonMapper;

/** One simulated agent's seat: signed in over HTTP, with a softphone credential, as a person's browser is. */
final class BenchStaff {

    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String web;

    private BenchStaff(String web) {
        this.web = web;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
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
        var seat = new BenchStaff(web);
        seat.send("GET", "/session", "");
        seat.expect(
                200,
                "POST",
                "/session",
                JSON.writeValueAsString(Map.of("username", "bench" + number, "password", PASSWORD)));
        seat.send("GET", "/session", "");
        return seat;
    }

    Credentials softphone() throws IOException, InterruptedException {
        var answer = JSON.readTree(expect(200, "POST", "/softphone/credential?kind=telephone", ""));
        return new Credentials(
                answer.get("username").asString(), answer.get("password").asString());
    }

    void ready() throws IOException, InterruptedException {
        expect(200, "POST", "/agent/ready", "");
    }

    void notReady() throws IOException, InterruptedException {
        expect(200, "POST", "/agent/not-ready", "{\"reason\":\"break\"}");
    }

    private String expect(int status, String method, String path, String body)
            throws IOException, InterruptedException {
        var answer = send(method, path, body);
        if (answer.statusCode() != status) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private java.net.http.HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(web + "/api/v1/staff" + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
