package org.civicline.app.launcher;

/** What a person can put right by themselves: shown as one line with its remedy, without a stack trace. */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Trouble(String what, String remedy) {
        super(what.replaceFirst("\\.+$", "") + ". " + remedy, null, false, false);
    }
}
