package org.civicline.ticketing.desk;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.uuid;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what each person has submitted under which key. */
@Component
class IdempotencyKeys {

    private static final UUID SYSTEM = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Takes the key for a new ticket. If the same person submits it at the same moment, waits for what becomes of that.
     *
     * @return the ticket that was made under the key before
     * @throws RefusedException if it was made from something else
     */
    Optional<TicketId> claim(@Nullable StaffMember person, String key, Object content, TicketId ticket, Instant now) {
        UUID whose = person == null ? SYSTEM : person.id().value();
        byte[] digest = sha256(json.writeValueAsBytes(content));
        int claimed = jdbc.sql("""
                INSERT INTO ticketing.idempotency_key (person, key, content, ticket_id, created_at)
                VALUES (:person, :key, :content, :ticket, :now) ON CONFLICT (person, key) DO NOTHING
                """)
                .param("person", whose)
                .param("key", key)
                .param("content", digest)
                .param("ticket", ticket.value())
                .param("now", at(now))
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(before(whose, key, digest));
    }

    private TicketId before(UUID whose, String key, byte[] digest) {
        return jdbc.sql(
                        "SELECT content, ticket_id FROM ticketing.idempotency_key WHERE person = :person AND key = :key")
                .param("person", whose)
                .param("key", key)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("content"), digest)) {
                        throw new RefusedException(Refusal.conflict("ticketing.idempotency-key-reused"));
                    }
                    return new TicketId(uuid(row, "ticket_id"));
                })
                .single();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
