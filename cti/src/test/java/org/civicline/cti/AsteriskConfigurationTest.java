package org.civicline.cti;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsteriskConfigurationTest {

    @Test
    void noPlaceIsLeftUnfilledInAnyFile() {
        Map<String, String> files = AsteriskConfiguration.render(settings("sip.example.org:5060"));

        assertThat(files).containsKeys("asterisk.conf", "pjsip.conf", "extensions.conf", "manager.conf");
        assertThat(files.values()).noneMatch(text -> text.matches("(?s).*@[a-z-]+@.*"));
        assertThat(files.get("pjsip.conf"))
                .contains("bind = 127.0.0.1:5062")
                .contains("contact = sip:sip.example.org:5060")
                .contains("match = sip.example.org\n");
        assertThat(files.get("manager.conf")).contains("secret = ami\\;secret");
        assertThat(files.get("extensions.conf"))
                .contains("agi://127.0.0.1:4573")
                .contains("MESSAGE_AFTER = 60\n")
                .contains("${AGI_SERVER}/hotline");
    }

    @Test
    void withoutATrunkThereIsNoWayOut() {
        String pjsip = file("pjsip.conf", "");

        assertThat(pjsip)
                .doesNotContain("[trunk]")
                .doesNotContain("outbound_auth")
                .contains("[anonymous]");
    }

    @Test
    void browsersOnOtherMachinesGetASecureWebSocket() {
        var tls = new AsteriskSettings.Tls(Path.of("/tls/server.crt"), Path.of("/tls/server.key"), 8089);
        Map<String, String> files = AsteriskConfiguration.render(settings(""), tls);

        assertThat(files.get("http.conf"))
                .contains("\nbindaddr = 127.0.0.1\n")
                .contains("tlsbindaddr = 127.0.0.1:8089")
                .contains("tlscertfile = /tls/server.crt")
                .contains("tlsprivatekey = /tls/server.key");
        assertThat(files.get("pjsip.conf")).contains("protocol = wss");
        assertThat(file("http.conf", "")).doesNotContain("tls");
    }

    @Test
    void thePublicReachesOneNumberOnly() {
        String plan = file("extensions.conf", "");

        assertThat(section(plan, "public"))
                .containsPattern("^exten => 12345,1,")
                .doesNotContainPattern("(?s)exten.*exten");
        assertThat(section(plan, "nowhere")).doesNotContain("exten");
    }

    @Test
    void everyEndpointOfTheFileLandsInThePublicContextAndTransfersNothing() {
        String pjsip = file("pjsip.conf", "10.0.0.1:5060");

        assertThat(pjsip.split("type = endpoint")).hasSize(3);
        assertThat(pjsip.split("context = public")).hasSize(3);
        assertThat(pjsip.split("allow_transfer = no")).hasSize(3);
    }

    @Test
    void aValueCannotBringInAnotherSetting() {
        assertThatThrownBy(() -> AsteriskConfiguration.render(settings("a\nb:5060")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trunk");
    }

    private static String file(String name, String trunk) {
        return requireNonNull(AsteriskConfiguration.render(settings(trunk)).get(name));
    }

    private static String section(String text, String name) {
        String rest = text.substring(text.indexOf("[" + name + "]") + name.length() + 2);
        int end = rest.indexOf("\n[");
        return (end < 0 ? rest : rest.substring(0, end)).strip();
    }

    private static AsteriskSettings settings(String trunk) {
        Path home = Path.of("/home/civicline");
        return new AsteriskSettings(
                home.resolve("etc"),
                Path.of("/tools/modules"),
                home.resolve("data"),
                home.resolve("lib"),
                home.resolve("spool"),
                home.resolve("run"),
                home.resolve("log"),
                home.resolve("db"),
                home.resolve("sounds"),
                "127.0.0.1",
                5062,
                8088,
                5038,
                "ami",
                "ami;secret",
                "ari",
                "ari-secret",
                "127.0.0.1:4573",
                10000,
                10999,
                500,
                trunk,
                "12345");
    }
}
