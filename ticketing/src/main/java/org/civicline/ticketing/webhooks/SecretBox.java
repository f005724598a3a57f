package org.civicline.ticketing.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.FieldEncryption;
import org.civicline.ticketing.webhooks.Webhook.Secrets;
import org.springframework.stereotype.Component;

/** Keeps what messages are signed with, encrypted. */
@Component
class SecretBox {

    private final FieldEncryption encryption;

    SecretBox(FieldEncryption encryption) {
        this.encryption = encryption;
    }

    String close(UUID webhook, String secret) {
        return encryption.encrypt(secret, place(webhook));
    }

    /** Those to sign with at a moment, the newest first. */
    List<String> open(Webhook webhook, Instant now) {
        Secrets secrets = webhook.secrets();
        String previous = secrets.previous();
        Instant until = secrets.previousUntil();
        String current = encryption.decrypt(secrets.current(), place(webhook.id()));
        return previous == null || until == null || until.isBefore(now)
                ? List.of(current)
                : List.of(current, encryption.decrypt(previous, place(webhook.id())));
    }

    /**
     * The same, encrypted with the newest key, and without one that is good no more; empty where nothing is to be done.
     *
     * @throws IllegalStateException if the key they were encrypted with is not known any more
     */
    Optional<Secrets> renewed(Webhook webhook, Instant now) {
        Secrets before = webhook.secrets();
        Instant until = before.previousUntil();
        boolean expired = until != null && until.isBefore(now);
        String previous = expired ? null : before.previous();
        var after = new Secrets(
                newly(webhook.id(), before.current()),
                previous == null ? null : newly(webhook.id(), previous),
                expired ? null : until);
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    private String newly(UUID webhook, String encrypted) {
        return encryption.isCurrent(encrypted)
                ? encrypted
                : close(webhook, encryption.decrypt(encrypted, place(webhook)));
    }

    private static String place(UUID webhook) {
        return "ticketing.webhook.secret:" + webhook;
    }
}
