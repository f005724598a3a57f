package org.civicline.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.civicline.testkit.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class MailHealthTest {

    private static MailHealth health(@Nullable Integer port, Clock clock) {
        return new MailHealth(SmtpReportDeliveryTest.delivery(port), clock);
    }

    /** Off is not broken: what is unknown does not pull the whole down. */
    @Test
    void withoutAMailServerItIsOff() {
        Health health = health(null, Clock.systemUTC()).health();
        assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.getDetails().get("text")).asString().contains("spring.mail.host");
    }

    @Test
    void aServerIsAskedOnceAMinute() throws Exception {
        var clock = new MovableClock();
        try (var server = new ScriptedMailServer(Map.of())) {
            var health = health(server.port(), clock);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            int heard = server.heard.size();
            assertThat(heard).isPositive();
            health.health();
            assertThat(server.heard).hasSize(heard);
            assertThat(server.heard).noneMatch(said -> said.startsWith("MAIL"));
            clock.forward(Duration.ofSeconds(61));
            health.health();
            assertThat(server.heard.size()).isGreaterThan(heard);
        }
    }

    @Test
    void whereNobodyListensItSaysSo() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Health health = health(port, Clock.systemUTC()).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("text")).asString().contains("UNREACHABLE");
    }
}
