package org.civicline.cti.softphone;

import java.time.Instant;

/** What a telephone registers with; the password is told once and not kept. */
public record Credential(String username, String password, Instant expiresAt) {

    @Override
    public String toString() {
        return "Credential[%s, until %s]".formatted(username, expiresAt);
    }
}
