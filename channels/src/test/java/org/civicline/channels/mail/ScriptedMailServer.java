package org.civicline.channels.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers some commands as a test wants, and closes the line where it is to answer nothing. */
final class ScriptedMailServer implements AutoCloseable {

    private static final String NOTHING = "";

    private final ServerSocket door;
    private final Map<String, String> answers;
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** @param answers by the command, {@code .} for the end of a mail; an empty one closes the line */
    ScriptedMailServer(Map<String, String> answers) throws IOException {
        this.door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.answers = answers;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket line = door.accept()) {
                talk(line);
            } catch (IOException e) {
                heard.add(e.toString());
            }
        }
    }

    private void talk(Socket line) throws IOException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(line.getOutputStream(), true, StandardCharsets.UTF_8);
        if (!say(out, answer("connect", "220 ready"))) {
            return;
        }
        boolean inMail = false;
        for (String said = in.readLine(); said != null; said = in.readLine()) {
            heard.add(said);
            if (inMail && !said.equals(".")) {
                continue;
            }
            String command = said.split("[ :]", 2)[0];
            inMail = command.equals("DATA") && answer("DATA", "354 go on").startsWith("354");
            String usual = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 fine";
            if (!say(out, answer(command, usual)) || command.equals("QUIT")) {
                return;
            }
        }
    }

    private String answer(String command, String usual) {
        return answers.getOrDefault(command, usual);
    }

    private static boolean say(PrintWriter out, String answer) {
        if (answer.equals(NOTHING)) {
            return false;
        }
        out.print(answer + "\r\n");
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
