package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.simulators.sip.CallEnd;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.Credentials;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The classic attack: somebody out there makes our exchange call numbers that cost money. */
class TollFraudIT extends RealTelephony {

    private static final List<String> TARGETS = List.of(
            "13900139000",
            "0013900139000",
            "90013900139000",
            "+85290001111",
            "trunk",
            "13900139000@trunk",
            "s",
            "h",
            "again",
            "i",
            "hotline",
            "nowhere",
            "12345*",
            "123456");

    @Test
    void thePublicCanDialTheHotlineAndNothingElse() throws Exception {
        AtomicInteger rung = new AtomicInteger();
        SipPhone outside = opened(SipPhone.open(InetAddress.ofLiteral("127.0.0.1"), asterisk.trunkPort, "outside"));
        outside.onIncoming(call -> rung.incrementAndGet());
        for (String target : TARGETS) {
            assertRefused(dial(target, CallerId.of("13800138010")), target);
        }
        // whoever writes the trunk's name into From is the public all the same
        assertRefused(dial("13900139000", CallerId.of("trunk")), "as the trunk");
        assertThat(rung).hasValue(0);
    }

    @Test
    void nobodyUsesAnAgentsNameWithoutThePassword() throws Exception {
        Agent agent = agent(900);
        String name = agentAccount(agent);
        OutgoingCall call = dial("12345", CallerId.of(name));
        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().map(CallEnd::status)).hasValue(401);

        SipPhone thief = opened(SipPhone.open("thief"));
        var registration = thief.register(
                SipTarget.parse(name + "@127.0.0.1:" + asterisk.sipPort), new Credentials(name, "guess"), 60);
        assertThat(registration.whenRegistered())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("refused");
    }

    @Test
    void anAgentsTelephoneIsRungAndDialsNothing() throws Exception {
        Agent agent = opened(new Agent(signedIn.newStaff("hotline", org.civicline.foundation.Role.AGENT), 900));
        JsonNode credential =
                post(agent.staff, "/softphone/credential?kind=telephone", "").body();
        for (String target : List.of("12345", "13900139000", "s", "h")) {
            assertRefused(dialAs(credential, target), "an agent dialling " + target);
        }
    }

    @Test
    void aGuestOfTheWebPageCanDialTheHotlineAndNothingElse() throws Exception {
        JsonNode credential = JsonMapper.builder()
                .build()
                .readTree(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create("http://127.0.0.1:%d/call/credential".formatted(port)))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
        assertThat(credential.get("wsUrl").asString()).isEqualTo("ws://127.0.0.1:%d/ws".formatted(asterisk.httpPort));
        for (String target : List.of("13900139000", "s", "h", "trunk")) {
            assertRefused(dialAs(credential, target), "a guest dialling " + target);
        }
    }

    private OutgoingCall dialAs(JsonNode credential, String target) throws Exception {
        String user = credential.get("username").asString();
        SipPhone phone = opened(SipPhone.open("insider"));
        return phone.call(
                SipTarget.parse(target + "@127.0.0.1:" + asterisk.sipPort),
                CallerId.of(user),
                CallOptions.DEFAULT.as(
                        new Credentials(user, credential.get("password").asString())));
    }

    private String agentAccount(Agent agent) {
        return jdbc.sql("select username from cti.softphone where staff_id = ?")
                .param(agent.staff.id().value())
                .query(String.class)
                .single();
    }

    private static void assertRefused(OutgoingCall call, String what) throws InterruptedException {
        assertThat(call.awaitEnded(SOON)).as(what).isTrue();
        assertThat(call.end().map(CallEnd::status).orElse(0)).as(what).isIn(403, 404, 484, 488);
    }
}
