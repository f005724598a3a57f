package org.civicline.simulators.sip;

/** What answers a digest challenge (RFC 3261 §22). */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
