package org.civicline.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.civicline.CivicLineApplication;
import org.civicline.app.Browser;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out over HTTP, with the application's own filters and sessions kept in the database. */
@SpringBootTest(classes = CivicLineApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class SessionsTest {

    private static final String SESSION = "/api/v1/staff/session";
    private static final String KNOWLEDGE = "/api/v1/staff/knowledge/search?q=%E5%81%9C%E6%B0%B4";
    private static final String COOKIE = "civicline";
    private static final String PASSWORD = "口令-8字以上";

    @LocalServerPort
    int port;

    @Autowired
    StaffDirectory directory;

    @Autowired
    Departments departments;

    @Autowired
    JdbcClient jdbc;

    private String name = "";
    private Browser browser = new Browser(0);

    @BeforeEach
    void anAgent() {
        departments.putAll(List.of(new Department("desk", "热线中心", "Hotline", Department.Level.CITY, null)));
        name = add(Role.AGENT);
        browser = new Browser(port);
    }

    private String add(Role role) {
        String username = "t" + UUID.randomUUID().toString().substring(0, 13);
        directory
                .add(new StaffDirectory.NewStaffMember(username, username, "王", null, "desk", Set.of(role)), PASSWORD)
                .orThrow();
        return username;
    }

    @Test
    void signingInOpensWhatTheRoleMayDoAndSaysWhoItIs() throws Exception {
        assertThat(browser.get(KNOWLEDGE).code()).isEqualTo("foundation.not-signed-in");

        Browser.Answer me = browser.signIn(" " + name + " ", PASSWORD);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asString()).isEqualTo(name);
        assertThat(me.body()).doesNotContain(PASSWORD);
        assertThat(browser.get(KNOWLEDGE).status()).isEqualTo(200);
    }

    @Test
    void withoutTheTokenNothingIsDoneAndTheAnswerSaysHowToGoOn() throws Exception {
        Browser.Answer refused = browser.sendWithoutToken("POST", SESSION, credentials(name, PASSWORD));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("foundation.page-expired");
        assertThat(refused.json().path("remedy").asString()).contains("刷新", "X-XSRF-TOKEN");

        browser.signIn(name, PASSWORD);
        assertThat(browser.sendWithoutToken("DELETE", SESSION, null).status()).isEqualTo(403);
        assertThat(browser.get(SESSION).status()).isEqualTo(200);
    }

    @Test
    void aSessionPlantedBeforehandIsWorthNothing() throws Exception {
        var attacker = new Browser(port);
        attacker.signIn(name, PASSWORD);
        String planted = attacker.cookie(COOKIE).orElseThrow();
        browser.keep(COOKIE, planted);

        assertThat(browser.signIn(name, PASSWORD).status()).isEqualTo(200);

        assertThat(browser.cookie(COOKIE)).isPresent().get().isNotEqualTo(planted);
        assertThat(attacker.get(KNOWLEDGE).status()).isEqualTo(401);
        assertThat(browser.get(KNOWLEDGE).status()).isEqualTo(200);
    }

    @Test
    void signingOutClosesTheSocketThatATabLeftOpen() throws Exception {
        browser.signIn(name, PASSWORD);
        var other = new Browser(port);
        other.signIn(add(Role.AGENT), PASSWORD);
        CompletableFuture<Integer> mine = socketOf(browser);
        CompletableFuture<Integer> others = socketOf(other);

        browser.send("DELETE", SESSION, null);

        assertThat(mine.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
        assertThat(others).isNotDone();
    }

    /** Opens the socket for news as a browser does; completes with the code it is closed with. */
    private CompletableFuture<Integer> socketOf(Browser from) {
        var closed = new CompletableFuture<Integer>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", COOKIE + "=" + from.cookie(COOKIE).orElseThrow())
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/staff"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedStage(null);
                    }
                })
                .join();
        return closed;
    }

    @Test
    void signingOutEndsTheSessionForWhoeverKeptItsCookie() throws Exception {
        browser.signIn(name, PASSWORD);
        String session = browser.cookie(COOKIE).orElseThrow();

        assertThat(browser.send("DELETE", SESSION, null).status()).isEqualTo(204);

        assertThat(browser.get(SESSION).status()).isEqualTo(401);
        var thief = new Browser(port);
        thief.keep(COOKIE, session);
        assertThat(thief.get(KNOWLEDGE).code()).isEqualTo("foundation.not-signed-in");
    }

    @Test
    void twoSessionsOfOnePersonLiveAndEndByThemselves() throws Exception {
        var atHome = new Browser(port);
        browser.signIn(name, PASSWORD);
        atHome.signIn(name, PASSWORD);

        browser.send("DELETE", SESSION, null);

        assertThat(browser.get(KNOWLEDGE).status()).isEqualTo(401);
        assertThat(atHome.get(KNOWLEDGE).status()).isEqualTo(200);
    }

    @Test
    void anAccountDisabledWhileSignedInIsOutAtTheNextRequest() throws Exception {
        browser.signIn(name, PASSWORD);
        change("enabled = FALSE");

        assertThat(browser.get(KNOWLEDGE).code()).isEqualTo("foundation.not-signed-in");
        assertThat(browser.get("/%61pi/v1/staff/knowledge/search?q=1").status()).isEqualTo(401);
        change("enabled = TRUE");
        assertThat(browser.get(KNOWLEDGE).status()).as("the session is over").isEqualTo(401);
    }

    @Test
    void aRoleTakenAwayIsGoneAtTheNextRequest() throws Exception {
        browser.signIn(name, PASSWORD);
        change("roles = ARRAY ['AUDIT_ADMIN']");

        assertThat(browser.get(KNOWLEDGE).code()).isEqualTo("foundation.forbidden");
        assertThat(browser.get("/api/v1/staff/audit").status()).isEqualTo(200);
    }

    @Test
    void aLockedAccountSaysForHowLongUntilTheSecurityAdministratorOpensIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn(name, "wrong").status()).isEqualTo(401);
        }
        Browser.Answer locked = browser.signIn(name, PASSWORD);
        assertThat(locked.status()).isEqualTo(423);
        assertThat(locked.json().path("remedy").asString()).contains("15分钟", "安全管理员");

        var administrator = new Browser(port);
        administrator.signIn(add(Role.SECURITY_ADMIN), PASSWORD);
        String id = directory.findByUsername(name).orElseThrow().id().toString();
        assertThat(administrator
                        .post("/api/v1/staff/security/staff/" + id + "/unlock", "")
                        .status())
                .isEqualTo(204);

        assertThat(browser.signIn(name, PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"name\"",
                "{\"username\":{},\"password\":[]}",
                "{\"username\":\"a\\u0000\",\"password\":\"\\u0000\"}",
                "{\"username\":\"\\ud800\",\"password\":\"😀\"}",
                "{}",
                "{\"username\":null,\"password\":null}",
                "{\"username\":1,\"password\":true}"
            })
    void whateverStandsInTheBodyTheAnswerIsAProblemInWords(String body) throws Exception {
        browser.get(SESSION);
        Browser.Answer refused = browser.post(SESSION, body);
        assertThat(refused.status()).as(refused.body()).isIn(400, 401);
        assertThat(refused.code()).startsWith("foundation.");
        assertThat(refused.json().path("title").asString()).isNotBlank();
        assertThat(refused.json().path("remedy").asString()).isNotBlank();
    }

    @Test
    void aBodyThatIsNoJsonAtAllIsRefusedInWords() throws Exception {
        browser.get(SESSION);
        Browser.Answer form =
                browser.post(SESSION, "username=a&password=b", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.code()).isEqualTo("foundation.malformed");
    }

    @Test
    void tenThousandCharactersAreOnlyWrong() throws Exception {
        String much = "长".repeat(10_000);
        assertThat(browser.signIn(much, "wrong").code()).isEqualTo("foundation.sign-in-failed");
        assertThat(browser.signIn(name, much).code()).isEqualTo("foundation.sign-in-failed");
        assertThat(browser.signIn(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aSessionCookieOfAnyShapeIsNoSession() throws Exception {
        for (String odd : List.of("x", "JyBPUiAxPTE=", "AAAA", "A".repeat(4_000), "%00")) {
            var other = new Browser(port);
            other.keep(COOKIE, odd);
            assertThat(other.get(KNOWLEDGE).status()).as(odd).isEqualTo(401);
        }
    }

    private void change(String what) {
        assertThat(jdbc.sql("UPDATE foundation.staff SET " + what + " WHERE username = ?")
                        .param(name)
                        .update())
                .isEqualTo(1);
    }

    private static String credentials(String username, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    }
}
