package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.civicline.foundation.FieldEncryption;
import org.civicline.foundation.encryption.OtherKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** After a change of key the secrets of webhooks are encrypted with the new one. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookKeysTest extends WebhookWork {

    @Autowired
    FieldEncryption fields;

    private final FieldEncryption before = OtherKeys.of(TicketingTest.KEY_BEFORE);

    /** As it stands there; empty for none. */
    private record Kept(String secret, String previous, long version) {}

    private Kept kept(String id) {
        return jdbc.sql("""
                SELECT secret, COALESCE(previous_secret, '') AS previous, version FROM ticketing.webhook
                WHERE id = CAST(? AS uuid)
                """).param(id).query(Kept.class).single();
    }

    private void keep(String id, String secret) {
        jdbc.sql("UPDATE ticketing.webhook SET secret = :secret WHERE id = CAST(:id AS uuid)")
                .param("secret", secret)
                .param("id", id)
                .update();
    }

    /** @param until from now */
    private void keepPrevious(String id, String secret, String until) {
        jdbc.sql("""
                UPDATE ticketing.webhook SET previous_secret = :secret, previous_until = now() + CAST(:until AS interval)
                WHERE id = CAST(:id AS uuid)
                """)
                .param("secret", secret)
                .param("until", until)
                .param("id", id)
                .update();
    }

    private static String place(String id) {
        return "ticketing.webhook.secret:" + id;
    }

    private void awaitNewestKey(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(fields.isCurrent(kept(id).secret())).isTrue());
    }

    @Test
    void bothSecretsAreEncryptedWithTheNewestKeyAndStayTheSame() throws Exception {
        JsonNode added = listening("/hook");
        String id = id(added);
        keepPrevious(id, before.encrypt("whsec_before", place(id)), "1 hour");
        keep(id, before.encrypt(secret(added), place(id)));
        awaitNewestKey(id);
        Kept now = kept(id);
        assertThat(fields.decrypt(now.secret(), place(id))).isEqualTo(secret(added));
        assertThat(fields.isCurrent(now.previous())).isTrue();
        assertThat(fields.decrypt(now.previous(), place(id))).isEqualTo("whsec_before");
        assertThat(now.version()).as("nobody has to read it again").isEqualTo(1);
    }

    @Test
    void aSecretThatIsGoodNoMoreIsNotKept() throws Exception {
        String id = id(listening("/hook"));
        keepPrevious(id, before.encrypt("whsec_before", place(id)), "-1 hour");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept(id).previous()).isEmpty());
    }

    @Test
    void oneWhoseKeyIsGoneIsNamedAndKeepsNobodyElseWaiting(CapturedOutput output) throws Exception {
        String lost = id(listening("/lost"));
        JsonNode other = listening("/other");
        String id = id(other);
        FieldEncryption gone = OtherKeys.of("k9:a key that was taken away without waiting");
        String unreadable = gone.encrypt("whsec_lost", place(lost));
        keep(lost, unreadable);
        keep(id, before.encrypt(secret(other), place(id)));
        awaitNewestKey(id);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(output).contains("webhook " + lost + " cannot be read", "key k9"));
        assertThat(kept(lost).secret()).isEqualTo(unreadable);
    }
}
