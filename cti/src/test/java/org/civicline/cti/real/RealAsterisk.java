package org.civicline.cti.real;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** An application's own Asterisk, there before it and after it. */
@TestConfiguration(proxyBeanMethods = false)
class RealAsterisk {

    @Bean(initMethod = "start", destroyMethod = "kill")
    PrivateAsterisk asterisk() {
        return new PrivateAsterisk();
    }

    @Bean
    DynamicPropertyRegistrar whereItIs(PrivateAsterisk asterisk) {
        return properties -> {
            properties.add("civicline.asterisk.ami-port", () -> asterisk.amiPort);
            properties.add("civicline.asterisk.ami-password", () -> PrivateAsterisk.PASSWORD);
            properties.add("civicline.asterisk.ari-url", () -> "http://127.0.0.1:%d/ari".formatted(asterisk.httpPort));
            properties.add("civicline.asterisk.ari-password", () -> PrivateAsterisk.PASSWORD);
            properties.add("civicline.asterisk.ws-port", () -> asterisk.httpPort);
            properties.add("civicline.asterisk.spool-dir", () -> asterisk.home.resolve("spool"));
            properties.add("civicline.asterisk.sounds-dir", () -> asterisk.home.resolve("sounds"));
            properties.add("civicline.asterisk.recordings-dir", () -> asterisk.home.resolve("recordings"));
            properties.add("civicline.asterisk.messages-dir", () -> asterisk.home.resolve("spool/messages"));
            properties.add("civicline.agi.port", () -> asterisk.agiPort);
            properties.add("civicline.asterisk.telephone-silence-seconds", () -> 3);
            properties.add("civicline.routing.wrap-up-seconds", () -> 0);
            properties.add("civicline.quiet-hours.from", () -> "00:00");
            properties.add("civicline.quiet-hours.until", () -> "00:00");
        };
    }
}
