package org.civicline.ticketing.webhooks;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.webhooks.Webhook.Pause;
import org.civicline.ticketing.webhooks.Webhook.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Webhooks as they are set up, and how they fare. */
@Component
class WebhookStore {

    /** An arrival is noted no more often, since nobody reads it to the second. */
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Webhook> all() {
        return jdbc.sql("SELECT * FROM ticketing.webhook ORDER BY name, id")
                .query(WebhookStore::webhook)
                .list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.webhook WHERE id = :id")
                .param("id", id)
                .query(WebhookStore::webhook)
                .optional();
    }

    /** Nobody else's to change until the transaction ends. */
    Optional<Webhook> lock(UUID id) {
        return jdbc.sql("SELECT * FROM ticketing.webhook WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(WebhookStore::webhook)
                .optional();
    }

    void add(Webhook one, UUID by) {
        jdbc.sql("""
                INSERT INTO ticketing.webhook (id, name, url, steps, secret, created_by, created_at, version)
                VALUES (:id, :name, :url, :steps, :secret, :by, :at, :version)
                """)
                .param("id", one.id())
                .param("name", one.name())
                .param("url", one.url().toString())
                .param("steps", one.steps().toArray(String[]::new))
                .param("secret", one.secrets().current())
                .param("by", by)
                .param("at", at(one.createdAt()))
                .param("version", one.version())
                .update();
    }

    void change(UUID id, String name, URI url, List<String> steps) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET name = :name, url = :url, steps = :steps, version = version + 1 WHERE id = :id
                """)
                .param("id", id)
                .param("name", name)
                .param("url", url.toString())
                .param("steps", steps.toArray(String[]::new))
                .update();
    }

    void rotate(UUID id, Secrets secrets) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET secret = :secret, previous_secret = :previous, previous_until = :until,
                    version = version + 1
                WHERE id = :id
                """)
                .param("id", id)
                .param("secret", secrets.current())
                .param("previous", secrets.previous())
                .param("until", atOrNull(secrets.previousUntil()))
                .update();
    }

    /** The same secrets, encrypted anew, unless somebody made another meanwhile. */
    void renew(Webhook before, Secrets after) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET secret = :secret, previous_secret = :previous, previous_until = :until
                WHERE id = :id AND secret = :before
                """)
                .param("id", before.id())
                .param("before", before.secrets().current())
                .param("secret", after.current())
                .param("previous", after.previous())
                .param("until", atOrNull(after.previousUntil()))
                .update();
    }

    /** @param why null to go on, as if nothing had failed */
    void pause(UUID id, @Nullable Pause why) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET paused = :why, failures = 0, failing_since = NULL, rest_until = NULL
                WHERE id = :id
                """)
                .param("id", id)
                .param("why", why == null ? null : why.name())
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM ticketing.webhook WHERE id = :id").param("id", id).update();
    }

    void arrived(UUID id, Instant when) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET failures = 0, failing_since = NULL, rest_until = NULL, last_arrived_at = :when
                WHERE id = :id AND (failures > 0 OR last_arrived_at IS NULL OR last_arrived_at < :coarse)
                """)
                .param("id", id)
                .param("when", at(when))
                .param("coarse", at(when.minus(COARSE)))
                .update();
    }

    void failed(UUID id, Instant when, @Nullable Instant restUntil) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET failures = failures + 1, failing_since = COALESCE(failing_since, :when),
                    rest_until = :rest
                WHERE id = :id
                """)
                .param("id", id)
                .param("when", at(when))
                .param("rest", atOrNull(restUntil))
                .update();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        String paused = text(row, "paused");
        return new Webhook(
                uuid(row, "id"),
                row.getString("name"),
                URI.create(row.getString("url")),
                List.of((String[]) row.getArray("steps").getArray()),
                new Secrets(
                        row.getString("secret"), text(row, "previous_secret"), instantOrNull(row, "previous_until")),
                paused == null ? null : Pause.valueOf(paused),
                row.getInt("failures"),
                instantOrNull(row, "failing_since"),
                instantOrNull(row, "rest_until"),
                instantOrNull(row, "last_arrived_at"),
                instant(row, "created_at"),
                row.getLong("version"));
    }
}
