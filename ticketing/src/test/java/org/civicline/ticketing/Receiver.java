package org.civicline.ticketing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Another system, which listens on this machine and remembers what it was told. */
final class Receiver implements AutoCloseable {

    /** @param text of the body */
    record Heard(String path, String id, String timestamp, String signature, String text) {}

    /** What it says to a message. */
    record Says(int status, String text) {
        static final Says TAKEN = new Says(204, "");
    }

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Function<Heard, Says> manner = _ -> Says.TAKEN;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** From here on it answers so. */
    void will(Function<Heard, Says> answer) {
        manner = answer;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    void forget() {
        heard.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var one = new Heard(
                    exchange.getRequestURI().toString(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            heard.add(one);
            Says says = manner.apply(one);
            if (says.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", says.text());
            }
            byte[] body = says.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(says.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
