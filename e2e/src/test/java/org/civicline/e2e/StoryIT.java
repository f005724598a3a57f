package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Tone;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.staff.StaffSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A citizen's call becomes a solved case: what each person sees and hears, in browsers, on a telephone, by text. */
@ExtendWith(SharedCity.class)
@ResourceLock(SharedCity.LOCK)
class StoryIT {

    private static final String REPLY = "18时恢复供水";
    private static final double CALLER_VOICE = 440;
    private static final double AGENT_VOICE = 700;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final City city;

    StoryIT(City city) {
        this.city = city;
    }

    @Test
    void aCallBecomesASolvedCaseOnOneTimeline() throws Exception {
        String number = "13800138123";
        try (SipPhone phone = SipPhone.open("caller");
                AgentDesk agent = AgentDesk.open(city, "agent01", AGENT_VOICE).ready()) {
            OutgoingCall call = phone.call(
                    city.number("12345"),
                    CallerId.of(number),
                    CallOptions.DEFAULT.saying(AudioSource.tone(CALLER_VOICE)));
            assertThat(call.awaitAnswered(Duration.ofSeconds(2))).isTrue();
            assertThat(call.heard().awaitAudio(Duration.ofSeconds(2))).isTrue();
            assertThat(call.timings().firstAudio()).isLessThan(Duration.ofSeconds(1));

            agent.rings();
            assertThat(agent.browser().text("caller")).isEqualTo(number);
            agent.browser().awaitPart("caller-unknown");
            agent.answers();
            assertThat(call.heard().awaitTone(AGENT_VOICE, SOON))
                    .as("the caller hears the agent")
                    .isTrue();
            agent.hears(CALLER_VOICE);

            String ticket = caseOf(agent);
            agent.browser().click("hang-up");
            assertThat(call.awaitEnded(SOON)).isTrue();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(city.handset().received(number)).anyMatch(text -> text.contains(ticket)));

            officerSignsAndReplies(ticket);
            approve(agent, ticket);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(city.handset().received(number)).anyMatch(text -> text.contains(REPLY)));
            city.handset().sendText(number, " ５ ");

            everythingIsOnTheTimeline(agent.browser(), number);
            assertThat(agent.browser().complaints()).isEmpty();
        }
        theDashboardCountsIt();
    }

    /** While talking: looks it up, writes it down, sends it on. */
    private static String caseOf(AgentDesk agent) {
        Browser browser = agent.browser();
        browser.fill("knowledge-search", "停水");
        browser.part("knowledge").getByTestId("hit").first().waitFor();
        agent.writes("小区停水", "和平里小区3号楼今早8点起停水，未见通知，请抢修。", "停水", "江畔区和平路12号和平里小区");
        assertThat(browser.text("suggested-department")).contains("水务");
        browser.click("open-and-dispatch");
        assertThat(browser.text("questions")).contains("请填写“范围”");
        browser.fill("answer-since", "2026-11-22T08:00");
        browser.part("answer-extent-estate").check(new Locator.CheckOptions().setForce(true));
        browser.checkAccessibility();
        return agent.opensAndDispatches();
    }

    private void officerSignsAndReplies(String ticket) throws Exception {
        try (Browser officer = Browser.open(city, 0)) {
            officer.signIn(city, "officer.water");
            officer.page().locator("[data-number='" + ticket + "']").click();
            officer.click("sign");
            officer.awaitPart("reply-form");
            officer.fill("reply-text", "已派人抢修，" + REPLY + "。");
            officer.checkAccessibility();
            officer.click("reply");
            officer.page()
                    .locator("[data-testid=ticket-status][data-status=REPLIED]")
                    .waitFor();
            assertThat(officer.complaints()).isEmpty();
        }
    }

    private static void approve(AgentDesk agent, String ticket) {
        Browser browser = agent.browser();
        browser.search(ticket);
        browser.awaitPart("ticket-page");
        assertThat(browser.part("ticket-page").getByTestId("ticket-number").innerText())
                .isEqualTo(ticket);
        assertThat(browser.text("ticket-reply")).contains(REPLY);
        browser.click("approve");
        browser.part("ticket-history").locator("[data-name=approved]").waitFor();
    }

    /** What the citizen did, heard and was sent, and what was done about it: in the console, with the voice. */
    private static void everythingIsOnTheTimeline(Browser browser, String number) throws Exception {
        browser.page()
                .locator("[data-testid=ticket-status][data-status=CLOSED]")
                .waitFor();
        browser.search(number);
        browser.awaitPart("citizen-page");
        for (String what : List.of(
                "phone-in",
                "opened",
                "dispatched",
                "signed",
                "replied",
                "approved",
                "rated",
                "closed",
                "sms-out",
                "sms-in")) {
            browser.part("timeline").locator("[data-what=" + what + "]").first().waitFor();
        }
        browser.checkAccessibility();
        browser.click("listen");
        String recording =
                browser.page().locator("[data-testid=recording-player]").getAttribute("src");
        AudioClip heard =
                AudioClip.fromWav(browser.page().request().get(recording).body());
        assertThat(tones(heard)).as("both voices in the recording").contains(CALLER_VOICE, AGENT_VOICE);
    }

    private void theDashboardCountsIt() throws Exception {
        try (Browser leader = Browser.open(city, 0)) {
            leader.signIn(city, "leader01");
            leader.awaitPart("dashboard");
            assertThat(Integer.parseInt(
                            leader.part("today-opened").locator("dd").innerText()))
                    .isPositive();
            for (String rate : List.of("rate-responded", "rate-solved", "rate-satisfied")) {
                assertThat(leader.text(rate)).contains("%");
            }
            assertThat(leader.text("service-level")).isNotEmpty();
            leader.checkAccessibility();
            assertThat(leader.complaints()).isEmpty();
        }
    }

    /** The strongest frequencies of a sound, tenth of a second by tenth of a second, where there is a clear one. */
    private static Set<Double> tones(AudioClip sound) {
        var found = new HashSet<Double>();
        Duration window = Duration.ofMillis(100);
        for (Duration at = Duration.ZERO; at.compareTo(sound.duration()) < 0; at = at.plus(window)) {
            Tone tone = sound.slice(at, at.plus(window)).dominantTone();
            Stream.of(CALLER_VOICE, AGENT_VOICE).filter(tone::isClear).forEach(found::add);
        }
        return found;
    }

    @Test
    void withoutAnAnswerTheCitizenIsCalledBackAndRatesByKey() throws Exception {
        String number = "13800138456";
        StaffSession agent = city.signIn("agent02");
        JsonNode opened = agent.post("/tickets", waterTicket(agent, citizenOf(agent, number)));
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
    private String citizenOf(StaffSession agent, String number) throws Exception {
        city.handset().sendText(number, "你好，我家停水了");
        await().atMost(SOON)
                .until(() ->
                        agent.send("GET", "/citizens?phone=" + number, null).status() == 200);
        return agent.get("/citizens?phone=" + number).get("id").asString();
    }

    private static Map<String, Object> waterTicket(StaffSession agent, String citizen) throws Exception {
        var ticket = new HashMap<String, Object>();
        ticket.put("citizen", citizen);
        ticket.put("channel", "PHONE");
        ticket.put("type", "HELP");
        ticket.put("categoryCode", "utilities.water");
        ticket.put("urgency", "URGENT");
        ticket.put("title", "小区停水");
        ticket.put("text", "和平里小区3号楼今早8点起停水，未见通知，请抢修。");
        ticket.put("address", "江畔区和平路12号和平里小区");
        ticket.put("confidential", false);
        return ticket;
    }

    private static String department(StaffSession agent, String category) throws Exception {
        return agent.post("/dispatch-suggestion", Map.of("categoryCode", category))
                .get("departmentCode")
                .asString();
    }

    private static long version(StaffSession session, String ticket) throws Exception {
        return session.get("/tickets/" + ticket).get("version").asLong();
    }
}
