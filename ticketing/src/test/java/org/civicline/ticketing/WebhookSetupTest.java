package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.civicline.ticketing.Receiver.Says;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Setting webhooks up, and what they are not sent to. */
class WebhookSetupTest extends WebhookWork {

    @Test
    void theSecretIsToldOnceAndKeptEncrypted() throws Exception {
        JsonNode added = listening("/hook");
        assertThat(secret(added)).startsWith("whsec_");
        assertThat(get(administrator, "/webhooks").body().toString())
                .doesNotContain(secret(added))
                .doesNotContain("whsec_");
        assertThat(jdbc.sql("SELECT secret FROM ticketing.webhook")
                        .query(String.class)
                        .single())
                .doesNotContain(secret(added).substring(6));
        assertThat(jdbc.sql("SELECT details FROM foundation.audit_entry WHERE subject = ?")
                        .param("webhook:" + id(added))
                        .query(String.class)
                        .single())
                .contains("应急平台", "127.0.0.1")
                .doesNotContain("whsec_", "/hook");
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() throws Exception {
        String id = id(listening("/hook"));
        String change = asking(receiver.url("/other"), "\"closed\"").replace("}", ",\"version\":1}");
        JsonNode changed = put(administrator, "/webhooks/" + id, change).body();
        assertThat(changed.get("url").asString()).endsWith("/other");
        assertThat(changed.get("steps").toString()).isEqualTo("[\"closed\"]");
        assertThat(put(administrator, "/webhooks/" + id, change)
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.webhook-changed-meanwhile");
        assertThat(call(administrator, MockMvcRequestBuilders.delete(API + "/webhooks/" + id + "?version=1"))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.webhook-changed-meanwhile");
        assertThat(audited(id)).containsExactly("webhook.added", "webhook.changed");
    }

    @Test
    void whatIsWrongIsRefused() throws Exception {
        assertThat(code("{\"name\":\" \",\"url\":\"%s\",\"steps\":[]}".formatted(receiver.url("/"))))
                .isEqualTo("ticketing.label-missing");
        assertThat(code("{\"name\":\"a\",\"url\":\"%s\"}".formatted(receiver.url("/"))))
                .isEqualTo("ticketing.field-missing");
        assertThat(code(asking(receiver.url("/"), "\"no-such-step\""))).isEqualTo("ticketing.webhook-step");
        String nobody = "/webhooks/00000000-0000-0000-0000-000000000000";
        assertThat(post(administrator, nobody + "/test", "{}").status()).isEqualTo(404);
        assertThat(get(administrator, nobody + "/deliveries").status()).isEqualTo(404);
        String id = id(listening("/hook"));
        assertThat(post(
                                administrator,
                                "/webhooks/" + id + "/deliveries/00000000-0000-0000-0000-000000000000/replay",
                                "{}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.unknown-delivery");
        IntStream.range(1, 20).forEach(_ -> jdbc.sql("""
                INSERT INTO ticketing.webhook (id, name, url, steps, secret, created_by, created_at, version)
                SELECT gen_random_uuid(), name, url, steps, secret, created_by, created_at, 1
                FROM ticketing.webhook LIMIT 1
                """).update());
        assertThat(code(asking(receiver.url("/")))).isEqualTo("ticketing.too-many-webhooks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook",
                "//example.com/hook",
                "ftp://example.com/",
                "https:///hook",
                "https://0x7f.1/",
                "https://127.1/",
                "https://user:word@example.com/",
                "https://example.com/#part",
                "https://例子.测试/"
            })
    void whatIsNoWebAddressIsRefused(String url) throws Exception {
        assertThat(code(asking(url))).isEqualTo("ticketing.webhook-url");
    }

    @Test
    void withoutTlsOnlyThoseAreToldWhomTheInstallationAllows() throws Exception {
        assertThat(code(asking("http://127.0.0.2/"))).isEqualTo("ticketing.webhook-not-https");
        assertThat(code(asking("http://localhost/"))).isEqualTo("ticketing.webhook-not-https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "localhost",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "169.254.169.254",
                "192.168.0.1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a00:1]",
                "[fd00::1]",
                "[fe80::1]",
                "[64:ff9b::7f00:1]"
            })
    void whatLeadsIntoTheNetworkIsNeitherSetUpNorSentTo(String host) throws Exception {
        assertThat(code(asking("https://" + host + ":" + receiver.port() + "/")))
                .isEqualTo("ticketing.webhook-address");
        assertThat(testedAt("http://" + host + ":" + receiver.port() + "/")).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        String id = id(listening("/here"));
        receiver.will(one -> one.path().equals("/here") ? new Says(307, receiver.url("/there")) : Says.TAKEN);
        JsonNode attempt =
                post(administrator, "/webhooks/" + id + "/test", "{}").body();
        assertThat(attempt.get("fault").asString()).isEqualTo("REDIRECT");
        assertThat(receiver.heard()).extracting(Receiver.Heard::path).containsExactly("/here");
    }

    @Test
    void nobodyThereIsSaidSo() throws Exception {
        listening("/hook");
        int port = receiver.port();
        receiver.close();
        assertThat(testedAt("http://127.0.0.1:" + port + "/")).isEqualTo("UNREACHABLE");
        assertThat(testedAt("http://no-such-name.invalid/")).isEqualTo("UNREACHABLE");
    }

    private String code(String form) throws Exception {
        return post(administrator, "/webhooks", form).body().get("code").asString();
    }

    /** As if the name had led elsewhere when it was set up. */
    private String testedAt(String url) throws Exception {
        if (get(administrator, "/webhooks").body().isEmpty()) {
            listening("/hook");
        }
        jdbc.sql("UPDATE ticketing.webhook SET url = ?").param(url).update();
        String id = id(get(administrator, "/webhooks").body().get(0));
        return post(administrator, "/webhooks/" + id + "/test", "{}")
                .body()
                .get("fault")
                .asString();
    }
}
