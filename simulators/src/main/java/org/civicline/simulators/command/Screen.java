package org.civicline.simulators.command;

import java.io.Console;
import java.io.PrintWriter;

/** Lines that stay and, on a terminal, one line at the bottom that changes. */
final class Screen {

    private final PrintWriter out;
    private final boolean terminal;
    private int width;

    Screen(PrintWriter out) {
        this.out = out;
        Console console = System.console();
        this.terminal = console != null && console.isTerminal();
    }

    void line(String text) {
        erase();
        out.println(text);
        out.flush();
    }

    /** Shows the changing line; nothing where the output is no terminal. */
    void live(String text) {
        if (terminal) {
            erase();
            out.print(text);
            out.flush();
            width = text.length();
        }
    }

    private void erase() {
        if (width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
