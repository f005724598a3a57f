package org.civicline.app.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection that asks and waits, again and again: as little of a client as there can be, since it shares the
 * processors with what it measures.
 */
final class HttpLine implements AutoCloseable {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final String host;

    HttpLine(URI address) throws IOException {
        host = address.getHost() + ":" + address.getPort();
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    String get(String path) throws IOException {
        return ask("GET", path, "application/json", new byte[0]);
    }

    String send(String method, String path, String json) throws IOException {
        return ask(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A bulk request of Elasticsearch's. */
    String lines(String path, String lines) throws IOException {
        return ask("POST", path, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }

    private String ask(String method, String path, String type, byte[] body) throws IOException {
        byte[] head = "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(method, path, host, type, body.length)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        socket.getOutputStream().write(all);
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean pieces = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                pieces = true;
            }
        }
        String answer = new String(pieces ? pieces() : in.readNBytes(length), StandardCharsets.UTF_8);
        if (status != OK && status != CREATED) {
            throw new IOException(method + " " + path + ": " + status + " " + answer);
        }
        return answer;
    }

    private byte[] pieces() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = pieceSize(); size > 0; size = pieceSize()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int pieceSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
