package org.civicline.cti;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.civicline.cti.AsteriskSettings.Credentials;
import org.civicline.cti.AsteriskSettings.Folders;
import org.civicline.cti.AsteriskSettings.Network;
import org.civicline.cti.AsteriskSettings.Tls;
import org.civicline.cti.AsteriskSettings.Trunk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsteriskConfigurationTest {

    @Test
    void noPlaceIsLeftUnfilledInAnyFile() {
        Map<String, String> files = AsteriskConfiguration.render(settings(
                new Trunk("sip.example.org", 5060, "12345@operator.example", "p;w"),
                new Tls(Path.of("/tls/cert.pem"), Path.of("/tls/key.pem"), 8089)));

        assertThat(files).containsKeys("asterisk.conf", "pjsip.conf", "extensions.conf", "manager.conf");
        assertThat(files.values()).noneMatch(text -> text.matches("(?s).*@[a-z-]+@.*"));
        assertThat(files.get("pjsip.conf"))
                .contains("bind = 127.0.0.1:5062")
                .contains("client_uri = sip:12345@operator.example@sip.example.org:5060")
                .contains("password = p\\;w")
                .contains("protocol = wss");
        assertThat(files.get("http.conf")).contains("tlsbindaddr = 127.0.0.1:8089");
        assertThat(files.get("extensions.conf"))
                .contains("agi://127.0.0.1:4573")
                .contains("${AGI_SERVER}/hotline");
    }

    @Test
    void withoutATrunkThereIsNoWayOut() {
        String pjsip = file("pjsip.conf", null);

        assertThat(pjsip)
                .doesNotContain("[trunk]")
                .doesNotContain("outbound_auth")
                .contains("[anonymous]");
    }

    @Test
    void thePublicReachesOneNumberOnly() {
        String plan = file("extensions.conf", null);

        assertThat(section(plan, "public"))
                .containsPattern("^exten => 12345,1,")
                .doesNotContainPattern("(?s)exten.*exten");
        assertThat(section(plan, "nowhere")).doesNotContain("exten");
    }

    @Test
    void everyEndpointOfTheFileLandsInThePublicContextAndTransfersNothing() {
        String pjsip = file("pjsip.conf", new Trunk("10.0.0.1", 5060, null, null));

        assertThat(pjsip.split("type = endpoint")).hasSize(3);
        assertThat(pjsip.split("context = public")).hasSize(3);
        assertThat(pjsip.split("allow_transfer = no")).hasSize(3);
    }

    @Test
    void aValueCannotBringInAnotherSetting() {
        assertThatThrownBy(() -> AsteriskConfiguration.render(settings(new Trunk("a\nb", 5060, null, null), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trunk-host");
    }

    private static String file(String name, @Nullable Trunk trunk) {
        return requireNonNull(
                AsteriskConfiguration.render(settings(trunk, null)).get(name));
    }

    private static String section(String text, String name) {
        String rest = text.substring(text.indexOf("[" + name + "]") + name.length() + 2);
        int end = rest.indexOf("\n[");
        return (end < 0 ? rest : rest.substring(0, end)).strip();
    }

    static AsteriskSettings settings(@Nullable Trunk trunk, @Nullable Tls tls) {
        Path home = Path.of("/home/civicline");
        return new AsteriskSettings(
                new Folders(
                        home.resolve("etc"),
                        Path.of("/tools/modules"),
                        home.resolve("data"),
                        home.resolve("lib"),
                        home.resolve("db"),
                        home.resolve("keys"),
                        home.resolve("spool"),
                        home.resolve("run"),
                        home.resolve("log"),
                        home.resolve("sounds"),
                        home.resolve("recordings"),
                        home.resolve("messages")),
                new Network("127.0.0.1", 5062, "127.0.0.1", 8088, 5038, 10000, 10999, "127.0.0.1", 4573),
                new Credentials("ami", "ami-secret", "ari", "ari-secret"),
                trunk,
                tls);
    }
}
