package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.staff.StaffSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A citizen's call becomes a solved case, through the staff API and real voices. */
class StoryIT {

    private static final double CALLER_VOICE = 440;
    private static final double AGENT_VOICE = 700;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration GREETING_AND_RING = Duration.ofSeconds(25);

    private static City city;

    @BeforeAll
    static void start() throws Exception {
        city = City.start(Map.of(
                "civicline.routing.wrap-up-seconds",
                "1",
                "civicline.follow-up.call-after",
                "PT15S",
                "civicline.quiet-hours.from",
                "00:00",
                "civicline.quiet-hours.until",
                "00:00"));
    }

    @AfterAll
    static void stop() throws Exception {
        city.close();
    }

    @Test
    void aCallBecomesASolvedCaseOnOneTimeline() throws Exception {
        String number = "13800138123";
        try (SipPhone phone = SipPhone.open("caller");
                Agent agent = Agent.signIn(city, "agent01", AGENT_VOICE).ready()) {
            OutgoingCall call = phone.call(
                    city.number("12345"),
                    CallerId.of(number),
                    CallOptions.DEFAULT.saying(AudioSource.tone(CALLER_VOICE)));
            assertThat(call.awaitAnswered(Duration.ofSeconds(2))).isTrue();
            assertThat(call.heard().awaitAudio(Duration.ofSeconds(2))).isTrue();
            assertThat(call.timings().firstAudio()).isLessThan(Duration.ofSeconds(1));

            IncomingCall atAgent = agent.answer(GREETING_AND_RING);
            assertThat(call.heard().awaitTone(AGENT_VOICE, SOON))
                    .as("the caller hears the agent")
                    .isTrue();
            assertThat(atAgent.heard().awaitTone(CALLER_VOICE, SOON))
                    .as("the agent hears the caller")
                    .isTrue();

            JsonNode current = agent.session().get("/calls/current");
            assertThat(current.get("from").asString()).isEqualTo(number);
            String citizen = current.get("citizen").get("id").asString();
            String interaction = current.get("interactionId").asString();

            assertThat(agent.session()
                            .get("/knowledge/search?q=%E5%81%9C%E6%B0%B4")
                            .get("items"))
                    .as("knowledge about a water outage")
                    .isNotEmpty();
            JsonNode ticket = agent.session().post("/tickets", waterTicket(agent.session(), citizen, interaction));
            String id = ticket.get("id").asString();
            String department =
                    department(agent.session(), ticket.get("categoryCode").asString());
            agent.session()
                    .post(
                            "/tickets/" + id + "/dispatch",
                            Map.of(
                                    "departmentCode",
                                    department,
                                    "note",
                                    "请尽快",
                                    "version",
                                    version(agent.session(), id)));
            atAgent.hangUp();
            assertThat(call.awaitEnded(SOON)).isTrue();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(city.handset().received(number))
                            .anyMatch(text -> text.contains(ticket.get("number").asString())));

            StaffSession officer = city.signIn("officer." + department);
            officer.post("/tickets/" + id + "/sign", Map.of("version", version(officer, id)));
            officer.post(
                    "/tickets/" + id + "/reply", Map.of("text", "已派人抢修，18时恢复供水。", "version", version(officer, id)));
            agent.session().post("/tickets/" + id + "/approve", Map.of("version", version(agent.session(), id)));

            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(city.handset().received(number)).anyMatch(text -> text.contains("18时恢复供水")));
            city.handset().sendText(number, " ５ ");
            await().atMost(SOON)
                    .until(() -> agent.session()
                            .get("/tickets/" + id)
                            .path("satisfaction")
                            .asString("")
                            .equals("VERY_SATISFIED"));
            assertThat(agent.session().get("/tickets/" + id).get("status").asString())
                    .isEqualTo("CLOSED");

            await().atMost(SOON).untilAsserted(() -> {
                List<String> what = kinds(agent.session().get("/citizens/" + citizen + "/timeline"));
                assertThat(what)
                        .contains(
                                "phone-in",
                                "opened",
                                "dispatched",
                                "signed",
                                "replied",
                                "approved",
                                "rated",
                                "sms-out",
                                "sms-in");
            });
            await().atMost(SOON).untilAsserted(() -> {
                var recording = agent.session().send("GET", "/interactions/" + interaction + "/recording", null);
                assertThat(recording.status()).isEqualTo(200);
                assertThat(recording.body().length())
                        .as("bytes of the recording")
                        .isGreaterThan(10_000);
            });
            JsonNode dashboard = city.signIn("leader01").get("/dashboard?days=30");
            assertThat(dashboard.get("today").get("opened").asLong()).isGreaterThanOrEqualTo(1);
            assertThat(dashboard.get("rates").get("satisfied").asLong()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void withoutAnAnswerTheCitizenIsCalledBackAndRatesByKey() throws Exception {
        String number = "13800138456";
        StaffSession agent = city.signIn("agent02");
        JsonNode opened = agent.post("/tickets", waterTicket(agent, citizenOf(agent, number), null));
        String id = opened.get("id").asString();
        String department = department(agent, opened.get("categoryCode").asString());
        agent.post(
                "/tickets/" + id + "/dispatch",
                Map.of("departmentCode", department, "note", "", "version", version(agent, id)));
        StaffSession officer = city.signIn("officer." + department);
        officer.post("/tickets/" + id + "/sign", Map.of("version", version(officer, id)));
        officer.post("/tickets/" + id + "/reply", Map.of("text", "已处理。", "version", version(officer, id)));
        agent.post("/tickets/" + id + "/approve", Map.of("version", version(agent, id)));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !city.handset().calls(number).isEmpty());
        String call = city.handset().calls(number).getFirst().get("id").asString();
        city.handset().answer(call);
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(4))
                .until(() -> {
                    if (agent.get("/tickets/" + id).path("satisfaction").isNull()) {
                        city.handset().press(call, "4");
                    }
                    return agent.get("/tickets/" + id)
                            .path("satisfaction")
                            .asString("")
                            .equals("SATISFIED");
                });
    }

    /** A first contact, so that there is a citizen to open a ticket for: a text. */
    private static String citizenOf(StaffSession agent, String number) throws Exception {
        city.handset().sendText(number, "你好，我家停水了");
        await().atMost(SOON)
                .until(() ->
                        agent.send("GET", "/citizens?phone=" + number, null).status() == 200);
        return agent.get("/citizens?phone=" + number).get("id").asString();
    }

    private static Map<String, @Nullable Object> waterTicket(
            StaffSession agent, String citizen, @Nullable String interaction) throws Exception {
        JsonNode category = stream(agent.get("/categories"))
                .filter(one -> one.path("departmentCode").asString("").equals("water"))
                .findFirst()
                .orElseThrow();
        var ticket = new HashMap<String, @Nullable Object>();
        ticket.put("citizen", citizen);
        ticket.put("interaction", interaction);
        ticket.put("channel", "PHONE");
        ticket.put("type", "HELP");
        ticket.put("categoryCode", category.get("code").asString());
        ticket.put("urgency", "URGENT");
        ticket.put("title", "小区停水");
        ticket.put("text", "和平里小区3号楼今早8点起停水，未见通知，请抢修。");
        ticket.put("address", "江畔区和平路12号和平里小区");
        ticket.put("confidential", false);
        return ticket;
    }

    private static String department(StaffSession agent, String category) throws Exception {
        return stream(agent.get("/categories"))
                .filter(one -> one.get("code").asString().equals(category))
                .findFirst()
                .orElseThrow()
                .get("departmentCode")
                .asString();
    }

    private static long version(StaffSession session, String ticket) throws Exception {
        return session.get("/tickets/" + ticket).get("version").asLong();
    }

    private static List<String> kinds(JsonNode timeline) {
        return stream(timeline.get("items"))
                .map(one -> one.get("what").asString())
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
