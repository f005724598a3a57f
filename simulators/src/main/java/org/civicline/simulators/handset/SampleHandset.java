package org.civicline.simulators.handset;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.civicline.simulators.SimulatorSettings;
import org.civicline.simulators.smsc.SmscSimulator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handset's page and its interface, on the loopback address. */
public final class SampleHandset implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SampleHandset.class);
    private static final int LARGEST_BODY = 64 * 1024;

    private static final Map<String, String> PAGES = Map.of(
            "/", "handset.html",
            "/handset.css", "handset.css",
            "/tokens.css", "tokens.css",
            "/handset.js", "handset.js",
            "/listen.js", "listen.js",
            "/texts.zh-CN.json", "texts.zh-CN.json",
            "/texts.en.json", "texts.en.json");

    private final HandsetCalls calls;
    private final HandsetApi api;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SampleHandset(SimulatorSettings settings, SmscSimulator smsc, Clock clock) throws IOException {
        this.calls = new HandsetCalls(settings, clock);
        this.api = new HandsetApi(settings, smsc, calls);
        try {
            this.server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.handsetHttpPort()), 0);
        } catch (IOException e) {
            calls.close();
            throw e;
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts the phones; page and SIP port are bound when this returns. */
    public static SampleHandset start(SimulatorSettings settings, SmscSimulator smsc, Clock clock) throws IOException {
        return new SampleHandset(settings, smsc, clock);
    }

    /** The port of the page. */
    public int httpPort() {
        return server.getAddress().getPort();
    }

    /** The port where calls for citizens arrive. */
    public int sipPort() {
        return calls.sipPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.close();
        calls.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.type());
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'");
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            Guard.check(exchange.getRequestMethod(), exchange.getRequestHeaders(), httpPort());
            String path = exchange.getRequestURI().getPath();
            return switch (exchange.getRequestMethod()) {
                case "GET" ->
                    path.startsWith("/api/")
                            ? api.get(path, query(exchange.getRequestURI().getRawQuery()))
                            : page(path);
                case "POST" -> api.post(path, body(exchange));
                default -> Reply.text(405, "GET or POST");
            };
        } catch (Refused refused) {
            return Reply.refusal(refused);
        } catch (RuntimeException unplanned) {
            log.error("the handset failed at {}", exchange.getRequestURI().getPath(), unplanned);
            return Reply.text(500, "the handset failed; its log says why");
        }
    }

    private static Reply page(String path) throws IOException {
        String name = PAGES.get(path);
        if (name == null) {
            return Reply.text(404, "there is no " + path);
        }
        try (InputStream resource = SampleHandset.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("missing on the class path: " + name);
            }
            return new Reply(200, type(name), resource.readAllBytes());
        }
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "json" -> "application/json; charset=utf-8";
            default -> "text/html; charset=utf-8";
        };
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Refused(413, "too-large", "at most 64 kB");
        }
        return body;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "not-encoded", "a % without two digits");
        }
    }
}
