package org.civicline.app.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs without root's powers where we are root: in a user namespace without mappings, where they are nobody,
 * yet own the files we made. PostgreSQL refuses to run as root, and what parses packets from the network should not.
 * Such a process keeps its number and hears our signals.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged detect() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of());
        }
        try {
            List<String> trial = new ArrayList<>(NAMESPACE);
            trial.add("true");
            if (Commands.run(Duration.ofSeconds(5), trial).succeeded()) {
                return new Unprivileged(NAMESPACE);
            }
        } catch (IOException e) {
            // no such program: the same remedy
        }
        throw new Trouble(
                "PostgreSQL does not run as root, and this system lets root give up its rights only partly"
                        + " ('unshare -U' fails)",
                "Run ./civicline as another user, or point it to your own PostgreSQL");
    }

    List<String> command(List<String> command) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(command);
        return line;
    }
}
