package org.civicline.ticketing.webhooks;

import java.time.Instant;
import java.util.List;
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

    private static String place(UUID webhook) {
        return "ticketing.webhook.secret:" + webhook;
    }
}
