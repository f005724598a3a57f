package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What docs/when-things-break.md promises, by {@code kill -9}. */
@ExtendWith(CityThatBreaks.class)
@ResourceLock(CityThatBreaks.LOCK)
class KillIT {

    private static final double CALLER_VOICE = 440;
    private static final double AGENT_VOICE = 700;
    private static final Duration RING = Duration.ofSeconds(40);
    private static final Duration RESTART = Duration.ofSeconds(90);

    private final City city;
    private SipPhone phone;

    KillIT(City city) {
        this.city = city;
    }

    @BeforeEach
    void open() throws Exception {
        phone = SipPhone.open("callers");
    }

    @AfterEach
    void close() throws Exception {
        phone.close();
    }

    @Test
    void aKilledApplicationLosesNeitherATalkNorAPlaceInTheQueue() throws Exception {
        try (Agent agent = Agent.signIn(city, "agent01", AGENT_VOICE).ready()) {
            OutgoingCall talking = call("13800139000");
            IncomingCall atAgent = agent.answer(RING);
            assertThat(talking.heard().awaitTone(AGENT_VOICE, RING)).isTrue();
            List<OutgoingCall> waiting = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                waiting.add(call("1380013900" + i));
                int place = i;
                await().atMost(RING)
                        .until(() ->
                                agent.session().get("/queue").get("waiting").asInt() == place);
            }

            long before = city.process("application").pid();
            city.kill("application");
            city.awaitAgain("application", before, RESTART);
            await().atMost(RESTART).until(this::healthy);

            assertThat(talking.state()).isEqualTo(CallState.TALKING);
            assertThat(talking.heard()
                            .last(Duration.ofSeconds(1))
                            .dominantTone()
                            .isClear(AGENT_VOICE))
                    .as("the caller still hears the agent")
                    .isTrue();
            assertThat(atAgent.heard()
                            .last(Duration.ofSeconds(1))
                            .dominantTone()
                            .isClear(CALLER_VOICE))
                    .as("the agent still hears the caller")
                    .isTrue();
            assertThat(waiting).allMatch(one -> one.state() == CallState.TALKING);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> agent.session().get("/queue").get("waiting").asInt() == 3);

            atAgent.hangUp();
            for (OutgoingCall next : waiting) {
                IncomingCall rung = agent.answer(RING);
                assertThat(agent.session().get("/calls/current").get("from").asString())
                        .as("the one who waited longest")
                        .isEqualTo(next.caller().number());
                assertThat(next.heard().awaitTone(AGENT_VOICE, RING)).isTrue();
                rung.hangUp();
            }
            for (String number : List.of("13800139000", "13800139001", "13800139002", "13800139003")) {
                String citizen = agent.session()
                        .get("/citizens?phone=" + number)
                        .get("id")
                        .asString();
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(agent.session()
                                        .get("/citizens/" + citizen + "/timeline")
                                        .get("items")
                                        .findValuesAsString("result"))
                                .as("the call of " + number + " on the timeline")
                                .contains("answered"));
            }
        }
    }

    @Test
    void aKilledAsteriskIsSeenAtOnceAndServiceResumesByItself() throws Exception {
        try (Agent agent = Agent.signIn(city, "agent02", AGENT_VOICE).ready()) {
            long before = city.process("asterisk").pid();
            city.kill("asterisk");
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !agent.session().get("/agent").get("line").asBoolean());
            city.awaitAgain("asterisk", before, RESTART);
            agent.register();
            await().atMost(RING).until(() -> agent.status().equals("READY"));
            OutgoingCall call = call("13800139010");
            agent.answer(RING);
            assertThat(call.heard().awaitTone(AGENT_VOICE, RING)).isTrue();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsSaidClearlyAndNothingAcknowledgedIsLost() throws Exception {
        try (Agent agent = Agent.signIn(city, "agent03", AGENT_VOICE)) {
            OutgoingCall waiting = call("13800139020");
            await().atMost(RING)
                    .until(() -> agent.session().get("/queue").get("waiting").asInt() == 1);

            Path configuration = city.home().resolve("postgres/postgresql.conf");
            Path aside = configuration.resolveSibling("postgresql.conf.aside");
            Files.move(configuration, aside);
            city.kill("postgres");
            try {
                await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                    var answer = agent.session().send("GET", "/queue", null);
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.body())
                            .contains("foundation.database-down")
                            .contains("没有丢失");
                });
                city.handset().sendText("13800139021", "我家门口路灯坏了");
                // As long as the issue asks for; the text must wait in the SMS centre meanwhile.
                Thread.sleep(Duration.ofSeconds(20));
                assertThat(waiting.state()).isEqualTo(CallState.TALKING);
            } finally {
                Files.move(aside, configuration);
            }
            await().atMost(RESTART).until(this::healthy);
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> agent.session()
                                    .send("GET", "/citizens?phone=13800139021", null)
                                    .status()
                            == 200);
            agent.ready();
            agent.answer(RING);
            assertThat(waiting.heard().awaitTone(AGENT_VOICE, RING)).isTrue();
        }
    }

    private OutgoingCall call(String from) throws InterruptedException {
        OutgoingCall call = phone.call(
                city.number("12345"), CallerId.of(from), CallOptions.DEFAULT.saying(AudioSource.tone(CALLER_VOICE)));
        assertThat(call.awaitAnswered(Duration.ofSeconds(5))).isTrue();
        return call;
    }

    private boolean healthy() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(city.web() + "/actuator/health/readiness"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}
