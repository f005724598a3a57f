package org.civicline.app.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the person at the terminal sees: one line for each thing done, and after two seconds of waiting what is being
 * waited for and how long already; rewritten in place on a terminal, now and then a line elsewhere.
 */
final class Screen implements AutoCloseable {

    private static final long SAY_AFTER_SECONDS = 2;
    private static final long SAY_AGAIN_SECONDS = 10;

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private final Thread ticker;
    private boolean transientLine;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.ticker = Thread.ofVirtual().name("screen").start(this::tick);
    }

    static Screen ofTerminal() {
        return new Screen(
                System.out, System.console() != null && System.console().isTerminal());
    }

    /** Says that something begins; end it with {@link #done} or {@link #failed}. */
    synchronized void begin(String what) {
        running.put(what, System.nanoTime());
    }

    synchronized void done(String what) {
        end("✓", what);
    }

    synchronized void failed(String what) {
        end("✗", what);
    }

    /** Prints a line of its own. */
    synchronized void say(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        ticker.interrupt();
    }

    private void end(String mark, String what) {
        Long began = running.remove(what);
        say("  %s %-34s %6.1f s".formatted(mark, what, began == null ? 0 : (System.nanoTime() - began) / 1e9));
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                showRunning();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private synchronized void showRunning() {
        long longest = running.values().stream()
                .mapToLong(began -> Duration.ofNanos(System.nanoTime() - began).toSeconds())
                .max()
                .orElse(0);
        boolean due = terminal || longest == SAY_AFTER_SECONDS || longest % SAY_AGAIN_SECONDS == 0;
        if (longest >= SAY_AFTER_SECONDS && due) {
            String line = "  … " + running.keySet().stream().collect(Collectors.joining(", ")) + " " + longest + " s";
            clear();
            if (terminal) {
                out.print(line);
                transientLine = true;
            } else {
                out.println(line);
            }
            out.flush();
        }
    }

    private void clear() {
        if (transientLine) {
            // back to the first column, and erase to its end (ECMA-48 EL)
            out.print("\r\u001b[K");
            transientLine = false;
        }
    }
}
