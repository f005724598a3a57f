package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.staff.StaffSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What citizens' telephones may bring to a real city: docs/bad-input.md. Over HTTP it is tested in the application. */
@ExtendWith(SharedCity.class)
@ResourceLock(SharedCity.LOCK)
class BadInputIT {

    private static final double AGENT_VOICE = 760;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WRITER = "13800137001";

    @Test
    void whoeverCallsFromWhateverIsServedAndNobodyIsMadeOfIt(City city) throws Exception {
        long errors = errors(city);
        try (SipPhone phone = SipPhone.open("odd-callers");
                Agent agent = Agent.signIn(city, "agent07", AGENT_VOICE).ready()) {
            for (CallerId odd : List.of(
                    CallerId.none(),
                    CallerId.anonymous(),
                    CallerId.named("'; DROP TABLE cti.call; --", "' OR 1=1 --"),
                    CallerId.named("😀\u0007", "😀电话"),
                    CallerId.of("1".repeat(40)),
                    CallerId.of("a".repeat(300)))) {
                OutgoingCall caller =
                        phone.call(city.number("12345"), odd, CallOptions.DEFAULT.saying(AudioSource.tone(440)));
                IncomingCall atAgent = agent.answer(SOON);
                assertThat(caller.heard().awaitTone(AGENT_VOICE, SOON))
                        .as("%s", odd)
                        .isTrue();
                var shown = agent.session().get("/calls/current");
                assertThat(shown.path("from").isNull()).as("%s", odd).isTrue();
                assertThat(shown.path("citizen").isNull()).isTrue();
                atAgent.hangUp();
                assertThat(caller.awaitEnded(SOON)).isTrue();
                await().atMost(SOON).until(() -> agent.status().equals("READY"));
            }
            agent.session().post("/agent/not-ready", Map.of("reason", "break"));
        }
        assertThat(errors(city)).as("failures of ours in the log").isEqualTo(errors);
    }

    @Test
    void aTextOfTenThousandCharactersFromAnUnknownNumberIsKeptAndAnsweredOnce(City city) throws Exception {
        long errors = errors(city);
        StaffSession agent = city.signIn("agent08");
        assertThat(agent.send("GET", "/citizens?phone=" + WRITER, null).status())
                .isEqualTo(404);

        city.handset().sendText(WRITER, "😀'; --\u0007" + "很".repeat(9_990));

        await().atMost(SOON)
                .until(() ->
                        agent.send("GET", "/citizens?phone=" + WRITER, null).status() == 200);
        await().atMost(SOON).until(() -> city.handset().received(WRITER).size() == 1);
        String citizen = agent.get("/citizens?phone=" + WRITER).get("id").asString();
        String text = agent.get("/citizens/" + citizen + "/timeline")
                .get("items")
                .valueStream()
                .filter(one -> one.get("what").asString().equals("sms-in"))
                .map(one -> one.get("details").get("text").asString())
                .findFirst()
                .orElseThrow();
        assertThat(text).startsWith("😀'; --很很").endsWith("很…");
        assertThat(text.codePointCount(0, text.length())).isEqualTo(4_000);
        assertThat(errors(city)).as("failures of ours in the log").isEqualTo(errors);
    }

    private static long errors(City city) throws IOException {
        try (var lines = Files.lines(city.home().resolve("logs/civicline.log"))) {
            return lines.filter(line -> line.contains("\"ERROR\"")).count();
        }
    }
}
