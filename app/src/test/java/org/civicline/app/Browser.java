package org.civicline.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser at the running application: it keeps cookies, and repeats the CSRF cookie as the console does. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public Browser(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** An answer with its body read. */
    public record Answer(int status, String type, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The refusal's code; empty if this is no problem detail. */
        public String code() {
            return type.startsWith("application/problem+json")
                    ? json().path("code").asString("")
                    : "";
        }
    }

    public Answer signIn(String username, String password) throws IOException, InterruptedException {
        get("/api/v1/staff/session");
        return post(
                "/api/v1/staff/session",
                JSON.createObjectNode()
                        .put("username", username)
                        .put("password", password)
                        .toString());
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, body, headers);
    }

    /** @param headers names and values by turns, beside the CSRF token and the type */
    public Answer send(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        var request = request(method, path, body);
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        if (!Arrays.asList(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return take(request);
    }

    /** As another site's page would make the browser send it: with the cookies, without the token. */
    public Answer sendWithoutToken(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return sendWithoutToken(method, path, body, "application/json");
    }

    public Answer sendWithoutToken(String method, String path, @Nullable String body, String type)
            throws IOException, InterruptedException {
        return take(request(method, path, body).header("Content-Type", type));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Plants a cookie. */
    public void keep(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private Answer take(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }
}
