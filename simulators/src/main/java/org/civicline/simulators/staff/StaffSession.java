package org.civicline.simulators.staff;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signed-in session with the staff API, cookies and CSRF token included, as a browser keeps it. */
public final class StaffSession {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String base;

    private StaffSession(String web) {
        this.base = web + "/api/v1/staff";
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /**
     * Signs in.
     *
     * @param web the platform's address, without a slash at the end
     * @throws NotAccepted when refused
     */
    public static StaffSession signIn(String web, String username, String password)
            throws IOException, InterruptedException {
        var session = new StaffSession(web);
        session.send("GET", "/session", null);
        session.post("/session", Map.of("username", username, "password", password));
        // The token changes with signing in; this fetches the new one.
        session.get("/session");
        return session;
    }

    /** What is there; a missing node when the answer has no content. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return accepted("GET", path, null);
    }

    /** Changes or creates something, with a new idempotency key. */
    public JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return accepted("POST", path, body);
    }

    /** Puts something in place. */
    public JsonNode put(String path, Object body) throws IOException, InterruptedException {
        return accepted("PUT", path, body);
    }

    /** Sends and takes whatever answer comes. */
    public Answer send(String method, String path, @org.jspecify.annotations.Nullable Object body)
            throws IOException, InterruptedException {
        return send(method, path, body, UUID.randomUUID().toString());
    }

    /** The same with an idempotency key of one's own. */
    public Answer send(
            String method, String path, @org.jspecify.annotations.Nullable Object body, String idempotencyKey)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String text ? text : JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey);
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** A recording, a report: whatever is not text. Fails unless the answer is 200. */
    public byte[] download(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new NotAccepted("GET %s: %d".formatted(path, response.statusCode()));
        }
        return response.body();
    }

    private JsonNode accepted(String method, String path, @org.jspecify.annotations.Nullable Object body)
            throws IOException, InterruptedException {
        Answer answer = send(method, path, body);
        if (answer.status() >= 300) {
            throw new NotAccepted("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
        }
        return answer.json();
    }

    /** @param body as it came */
    public record Answer(int status, String body) {

        public JsonNode json() {
            return JSON.readTree(body.isBlank() ? "null" : body);
        }
    }

    /** The platform refused what must be accepted. */
    public static final class NotAccepted extends IOException {
        NotAccepted(String message) {
            super(message);
        }
    }
}
