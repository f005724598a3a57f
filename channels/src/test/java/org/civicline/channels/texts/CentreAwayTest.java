package org.civicline.channels.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.civicline.CivicLineTestApplication;
import org.civicline.channels.Numbers;
import org.civicline.channels.Texts;
import org.civicline.simulators.smsc.SmscSettings;
import org.civicline.simulators.smsc.SmscSimulator;
import org.civicline.simulators.smsc.TextMessage;
import org.civicline.testkit.HeaderSignIn;
import org.civicline.ticketing.ContactPoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The SMS centre goes away for a while and comes back: docs/when-things-break.md. */
@SpringBootTest(
        classes = {CivicLineTestApplication.class, HeaderSignIn.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class CentreAwayTest {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String PASSWORD = "secret12";
    private static SmscSimulator centre = start(0);

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("smsHealthIndicator")
    private HealthIndicator health;

    private static SmscSimulator start(int port) {
        try {
            return SmscSimulator.start(
                    SmscSettings.of(port, "civicline", PASSWORD).hurried(), Clock.systemUTC());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void bindToIt(DynamicPropertyRegistry registry) {
        registry.add("civicline.sms.smsc.host", () -> "127.0.0.1");
        registry.add("civicline.sms.smsc.port", centre::port);
        registry.add("civicline.sms.smsc.password", () -> PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        centre.close();
    }

    @Test
    void textsWaitWhileItIsAwayAndArriveOnceAndInTheirOrderWhenItIsBack() throws Exception {
        await().atMost(SOON).until(() -> status().equals(Status.UP));
        int port = centre.port();
        centre.close();
        await().atMost(SOON).until(() -> status().equals(Status.DOWN));

        ContactPoint one = Numbers.next();
        ContactPoint other = Numbers.next();
        List<String> written =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "第" + i + "条").toList();
        for (String text : written) {
            texts.send(one, text, null, UUID.randomUUID().toString());
        }
        texts.send(other, "给别人", null, UUID.randomUUID().toString());
        assertThat(states()).containsOnly("queued");
        assertThat(Objects.requireNonNull(health.health()).getDetails()).containsKey("text");

        centre = start(port);

        await().atMost(SOON).until(() -> status().equals(Status.UP));
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnly("delivered"));
        assertThat(received(one)).isEqualTo(written);
        assertThat(received(other)).containsExactly("给别人");
    }

    private Status status() {
        return Objects.requireNonNull(health.health()).getStatus();
    }

    private List<String> states() {
        return jdbc.sql("select state from channels.outbound_text")
                .query(String.class)
                .list();
    }

    private static List<String> received(ContactPoint phone) {
        return centre.messages(phone.value()).stream().map(TextMessage::text).toList();
    }
}
