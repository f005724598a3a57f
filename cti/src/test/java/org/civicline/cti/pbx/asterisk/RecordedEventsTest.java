package org.civicline.cti.pbx.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.civicline.cti.RecordedAsterisk;
import org.civicline.cti.pbx.PbxEvent;
import org.civicline.cti.pbx.PbxListener;
import org.civicline.cti.pbx.PbxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What Asterisk said, byte for byte, and what we make of it. */
class RecordedEventsTest {

    private static final String LAST = "Event: Hangup\nUniqueid: last\nChannel: PJSIP/last\nCause: 16";

    private final RecordedAsterisk asterisk = new RecordedAsterisk();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private AmiPbx pbx;

    @BeforeEach
    void connect() {
        PbxListener listener = event -> heard.add(words(event));
        pbx = new AmiPbx(
                settings(),
                new StaticListableBeanFactory(Map.of("listener", listener)).getBeanProvider(PbxListener.class),
                Clock.systemUTC());
        pbx.start();
    }

    @AfterEach
    void hangUp() throws Exception {
        pbx.stop();
        asterisk.close();
    }

    @Test
    void aCallThatIsAnswered() throws Exception {
        assertThat(of(RecordedAsterisk.events("answered")))
                .containsExactly(
                        "line agent-bdcf606563fad85b8b02 there",
                        "line agent-bdcf606563fad85b8b02 there",
                        "1795331441.6 answered by PJSIP/agent-bdcf606563fad85b8b02-00000007",
                        "1795331441.6 ended");
    }

    @Test
    void aCallerWhoHangsUpInTheQueue() throws Exception {
        assertThat(of(RecordedAsterisk.events("abandoned-waiting"))).containsExactly("1795331407.3 ended");
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsOrAnAgentWhoRefusesIsNoAnswer() throws Exception {
        assertThat(calls(of(RecordedAsterisk.events("abandoned-ringing")))).containsExactly("1795331444.8 ended");
        heard.clear();
        assertThat(calls(of(RecordedAsterisk.events("refused")))).containsExactly("1795331448.10 ended");
    }

    @Test
    void aCallThatIsHandedOnIsAnsweredTwiceByDifferentLegs() throws Exception {
        List<String> said = calls(of(RecordedAsterisk.events("transferred")));

        assertThat(said)
                .containsExactly(
                        "1795331403.0 answered by PJSIP/agent-391450e883f9f628b74d-00000001",
                        "1795331403.0 answered by PJSIP/agent-d120185f99ddef797134-00000002",
                        "1795331403.0 ended");
    }

    @Test
    void aTelephoneThatIsNotThereAnyMore() throws Exception {
        assertThat(of(RecordedAsterisk.events("unreachable")))
                .contains("line agent-69657b8b99ba509c52db gone")
                .noneMatch(event -> event.contains("answered"));
    }

    @Test
    void whatWeDoNotKnowIsPassedOver() throws Exception {
        List<String> events = new ArrayList<>();
        for (String event : RecordedAsterisk.events("answered")) {
            events.add(
                    "Event: NobodyHasHeardOfThis\nPrivilege: call,all\nUniqueid: 1795331441.6\nStrange-Header: \u4f60\u597d");
            events.add(event);
        }

        assertThat(of(events)).isEqualTo(again(() -> of(RecordedAsterisk.events("answered"))));
    }

    @Test
    void anEventWithoutWhatItIsAboutIsPassedOver() throws Exception {
        List<String> ours = RecordedAsterisk.events("transferred").stream()
                .filter(event -> event.matches("(?s)Event: (DialEnd|Hangup|ContactStatus)\n.*"))
                .toList();
        List<String> bare = Stream.of("Uniqueid", "DestChannel", "DialStatus", "AOR", "ContactStatus", "Channel")
                .flatMap(header -> ours.stream()
                        .map(event -> event.replaceAll("(?m)^" + header + ":.*\n?", "")
                                .strip()))
                .toList();
        List<String> empty =
                List.of("Event: Hangup", "Event: DialEnd", "Event: ContactStatus", "Event: OriginateResponse");

        assertThat(of(empty)).isEmpty();
        List<String> known = again(() -> of(RecordedAsterisk.events("transferred")));
        assertThat(known).containsAll(again(() -> of(bare)));
    }

    @Test
    void headersThatAreThereTwiceDoNotBreakTheStream() throws Exception {
        List<String> twice = RecordedAsterisk.events("answered").stream()
                .map(event -> event + "\n" + event.substring(event.indexOf('\n') + 1))
                .toList();

        assertThat(of(twice)).hasSizeLessThanOrEqualTo(4).allMatch(RecordedEventsTest::plain);
        heard.clear();
        assertThat(calls(of(RecordedAsterisk.events("answered")))).hasSize(2);
    }

    /** What was heard until all of it was said. */
    private List<String> of(List<String> events) throws Exception {
        heard.removeIf(event -> event.equals("connected"));
        asterisk.says(events);
        asterisk.says(List.of(LAST));
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.contains("last ended"));
        List<String> before = List.copyOf(heard.subList(0, heard.indexOf("last ended")));
        heard.clear();
        return before;
    }

    private interface Hearing {
        List<String> all() throws Exception;
    }

    private List<String> again(Hearing hearing) throws Exception {
        heard.clear();
        return hearing.all();
    }

    private static List<String> calls(List<String> events) {
        return events.stream().filter(event -> !event.startsWith("line")).toList();
    }

    private static boolean plain(String event) {
        return !event.contains("[") && !event.contains("null");
    }

    private static String words(PbxEvent event) {
        return switch (event) {
            case PbxEvent.Connected _ -> "connected";
            case PbxEvent.Disconnected _ -> "disconnected";
            case PbxEvent.Answered answered -> answered.uniqueId() + " answered by " + answered.answeringLeg();
            case PbxEvent.Ended ended -> ended.uniqueId() + " ended";
            case PbxEvent.Registration line -> "line " + line.account() + (line.present() ? " there" : " gone");
            case PbxEvent.DialedOut out -> "dialled " + out.reference();
        };
    }

    private PbxSettings settings() {
        Path nowhere = Path.of("none");
        return new PbxSettings(
                "pbx",
                "127.0.0.1",
                asterisk.port(),
                "civicline",
                "secret",
                "http://127.0.0.1:1/ari",
                "civicline",
                "",
                1,
                1,
                null,
                nowhere,
                nowhere,
                nowhere,
                nowhere,
                15,
                10,
                60);
    }
}
