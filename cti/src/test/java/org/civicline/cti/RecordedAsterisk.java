package org.civicline.cti;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A manager interface that says what an Asterisk 22 once said: the recordings in {@code src/test/resources/ami}. */
public final class RecordedAsterisk implements AutoCloseable {

    private static final String GREETING = "Asterisk Call Manager/11.0.0\r\n";
    private static final String BOOTED = "Event: FullyBooted\nPrivilege: system,all\nStatus: Fully Booted";

    private final ServerSocket door;
    private volatile CompletableFuture<OutputStream> signedIn = new CompletableFuture<>();

    public RecordedAsterisk() {
        try {
            door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("recorded-asterisk").start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** The events of a recording, each without the empty line that ends it. */
    public static List<String> events(String recording) {
        try (InputStream file = RecordedAsterisk.class.getResourceAsStream("/ami/" + recording + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no recording " + recording);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n")).map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says these events, one after the other. */
    public void says(List<String> events) throws Exception {
        OutputStream out = signedIn.get(20, TimeUnit.SECONDS);
        for (String event : events) {
            write(out, event);
        }
    }

    private static void write(OutputStream out, String block) throws IOException {
        synchronized (out) {
            out.write((block.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                signedIn = new CompletableFuture<>();
                OutputStream out = socket.getOutputStream();
                out.write(GREETING.getBytes(StandardCharsets.UTF_8));
                converse(
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
                        out);
            } catch (IOException over) {
                // the next connection, if there is one
            }
        }
    }

    private void converse(BufferedReader in, OutputStream out) throws IOException {
        Map<String, String> action = new LinkedHashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                action.put(
                        line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                        line.substring(colon + 1).strip());
            } else if (!action.isEmpty()) {
                answer(action, out);
                action.clear();
            }
        }
    }

    private void answer(Map<String, String> action, OutputStream out) throws IOException {
        String name = action.getOrDefault("action", "").toLowerCase(java.util.Locale.ROOT);
        String id = "ActionID: " + action.getOrDefault("actionid", "");
        switch (name) {
            case "challenge" -> write(out, "Response: Success\n" + id + "\nChallenge: 123456789");
            case "coresettings" ->
                write(out, "Response: Success\n" + id + "\nAMIversion: 11.0.0\nAsteriskVersion: 22.10.1");
            case "command" ->
                write(
                        out,
                        "Response: Success\n" + id
                                + "\nMessage: Command output follows\nOutput: Asterisk 22.10.1 built by nobody");
            case "coreshowchannels" -> list(out, id, "CoreShowChannelsComplete");
            case "pjsipshowcontacts" -> list(out, id, "ContactListComplete");
            case "pjsipshowendpoints" -> list(out, id, "EndpointListComplete");
            case "login" -> {
                write(out, "Response: Success\n" + id + "\nMessage: Authentication accepted");
                write(out, BOOTED);
                signedIn.complete(out);
            }
            default -> write(out, "Response: Success\n" + id);
        }
    }

    private static void list(OutputStream out, String id, String complete) throws IOException {
        write(out, "Response: Success\n" + id + "\nEventList: start\nMessage: will follow");
        write(out, "Event: " + complete + "\n" + id + "\nEventList: Complete\nListItems: 0");
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
