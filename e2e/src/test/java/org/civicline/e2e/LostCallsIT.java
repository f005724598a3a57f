package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.staff.StaffSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Asterisk dies and takes its calls with it: docs/when-things-break.md. */
@ExtendWith(CityThatBreaks.class)
@ResourceLock(CityThatBreaks.LOCK)
class LostCallsIT {

    private static final double AGENT_VOICE = 700;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration RESTART = Duration.ofSeconds(90);
    private static final String TALKING = "13800138701";
    private static final String WAITING = "13800138702";

    @Test
    void theCallsOfAKilledAsteriskAreEndedOnTheTimelineAndInTheQueue(City city) throws Exception {
        try (SipPhone phone = SipPhone.open("callers");
                Agent agent = Agent.signIn(city, "agent04", AGENT_VOICE).ready()) {
            call(city, phone, TALKING);
            agent.answer(SOON);
            await().atMost(SOON).until(() -> agent.status().equals("BUSY"));
            call(city, phone, WAITING);
            await().atMost(SOON).until(() -> waiting(agent.session()) == 1);

            long before = city.process("asterisk").pid();
            city.kill("asterisk");
            city.awaitAgain("asterisk", before, RESTART);

            await().atMost(RESTART).ignoreExceptions().untilAsserted(() -> {
                assertThat(waiting(agent.session())).isZero();
                assertThat(agent.status()).isNotEqualTo("BUSY");
                assertThat(results(agent.session(), TALKING)).containsExactly("answered");
                assertThat(results(agent.session(), WAITING)).hasSize(1).doesNotContainNull();
            });
        }
    }

    private static void call(City city, SipPhone phone, String from) throws InterruptedException {
        var call =
                phone.call(city.number("12345"), CallerId.of(from), CallOptions.DEFAULT.saying(AudioSource.tone(440)));
        assertThat(call.awaitAnswered(SOON)).isTrue();
    }

    private static int waiting(StaffSession session) throws IOException, InterruptedException {
        return session.get("/queue").get("waiting").asInt();
    }

    /** How the calls from a number ended, as the timeline has it. */
    private static List<String> results(StaffSession session, String number) throws IOException, InterruptedException {
        String citizen = session.get("/citizens?phone=" + number).get("id").asString();
        return session.get("/citizens/" + citizen + "/timeline")
                .get("items")
                .valueStream()
                .filter(one -> one.get("what").asString().equals("phone-in"))
                .map(one -> one.path("details").path("result").asString(null))
                .toList();
    }
}
