package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an agent can do with a call at the console, heard at both ends; and the page that calls from a browser. */
@ExtendWith(SharedCity.class)
@ResourceLock(SharedCity.LOCK)
class DeskIT {

    private static final double CALLER_VOICE = 440;
    private static final double FIRST_VOICE = 700;
    private static final double SECOND_VOICE = 1000;
    private static final Duration SOON = Duration.ofSeconds(15);

    private final City city;

    DeskIT(City city) {
        this.city = city;
    }

    @Test
    void aTalkIsHeldMutedAndHandedOn() throws Exception {
        try (SipPhone phone = SipPhone.open("caller");
                AgentDesk first = AgentDesk.open(city, "agent03", FIRST_VOICE).ready()) {
            OutgoingCall call = call(phone, "13800138301");
            first.rings().answers();
            assertThat(call.heard().awaitTone(FIRST_VOICE, SOON)).isTrue();
            first.hears(CALLER_VOICE);

            first.browser().click("hold");
            first.browser().awaitPart("held");
            assertThat(call.heard().awaitSound(Sound.MUSIC, SOON))
                    .as("the caller hears music on hold")
                    .isTrue();
            first.browser().awaitSilence(first.sound());
            first.browser().click("hold");
            assertThat(call.heard().awaitTone(FIRST_VOICE, SOON)).isTrue();
            first.hears(CALLER_VOICE);

            first.browser().click("mute");
            first.browser().awaitPart("muted");
            assertThat(call.heard().awaitSound(Sound.SILENCE, SOON))
                    .as("the caller does not hear a muted agent")
                    .isTrue();
            first.browser().click("mute");
            assertThat(call.heard().awaitTone(FIRST_VOICE, SOON)).isTrue();

            try (AgentDesk second =
                    AgentDesk.open(city, "agent04", SECOND_VOICE).ready()) {
                first.browser().click("transfer");
                first.browser().part("transfer-to-" + numberOf("agent04")).click();
                second.rings();
                assertThat(second.browser().text("caller")).isEqualTo("13800138301");
                second.answers();
                assertThat(call.heard().awaitTone(SECOND_VOICE, SOON))
                        .as("the caller hears whom the call was handed to")
                        .isTrue();
                second.hears(CALLER_VOICE);
                first.awaitStatus("READY");
                call.hangUp();
                second.browser().part("running-call").waitFor(hidden());
                assertThat(second.browser().complaints()).isEmpty();
            }
            assertThat(first.browser().complaints()).isEmpty();
        }
    }

    @Test
    void aCallThatOneAgentDeclinesRingsAtTheNext() throws Exception {
        try (SipPhone phone = SipPhone.open("caller");
                AgentDesk first = AgentDesk.open(city, "agent05", FIRST_VOICE).ready()) {
            OutgoingCall call = call(phone, "13800138302");
            first.rings();
            try (AgentDesk second =
                    AgentDesk.open(city, "agent06", SECOND_VOICE).ready()) {
                first.browser().click("decline");
                first.awaitStatus("NOT_READY");
                second.rings().answers();
                assertThat(call.heard().awaitTone(SECOND_VOICE, SOON)).isTrue();
                answerFromKnowledge(second.browser());
                second.browser().click("hang-up");
                assertThat(call.awaitEnded(SOON)).isTrue();
            }
        }
    }

    @Test
    void aCitizenCallsFromAWebPage() throws Exception {
        try (Browser citizen = Browser.open(city, CALLER_VOICE);
                AgentDesk agent = AgentDesk.open(city, "agent07", FIRST_VOICE).ready()) {
            citizen.page().navigate("/call");
            citizen.checkAccessibility();
            citizen.click("call-start");
            Locator sound = citizen.page().locator("[data-part=sound]");
            agent.rings();
            citizen.page().locator("#call[data-phase=ringing]").waitFor();
            agent.answers();
            citizen.page().locator("#call[data-phase=talking]").waitFor();
            citizen.awaitTone(sound, FIRST_VOICE);
            agent.hears(CALLER_VOICE);
            citizen.checkAccessibility();

            citizen.click("call-mute");
            agent.browser().awaitSilence(agent.sound());
            citizen.click("call-mute");
            agent.hears(CALLER_VOICE);

            agent.browser().click("hang-up");
            citizen.page().locator("#call[data-phase=over]").waitFor();
            citizen.awaitPart("call-start");
            assertThat(citizen.complaints()).isEmpty();
        }
    }

    /** Finds an article by what the caller asks, quotes it and closes the case on the spot. */
    private static void answerFromKnowledge(Browser browser) {
        browser.fill("intake-title", "公积金怎么提取");
        browser.fill("intake-text", "想问租房能不能提取公积金，要带什么材料。");
        browser.part("hit").first().getByTestId("use").click();
        browser.awaitPart("chosen-article");
        browser.fill("intake-category", "公积金");
        browser.page().keyboard().press("Enter");
        browser.click("answer-and-close");
        browser.awaitPart("intake-done");
        browser.search(browser.text("ticket-number"));
        browser.page()
                .locator("[data-testid=ticket-status][data-status=CLOSED]")
                .waitFor();
        assertThat(browser.text("ticket-reply")).isNotEmpty();
        browser.awaitPart("call-strip");
        browser.part("place-desk").click();
    }

    private OutgoingCall call(SipPhone phone, String number) throws Exception {
        OutgoingCall call = phone.call(
                city.number("12345"), CallerId.of(number), CallOptions.DEFAULT.saying(AudioSource.tone(CALLER_VOICE)));
        assertThat(call.awaitAnswered(SOON)).isTrue();
        return call;
    }

    private String numberOf(String username) throws Exception {
        return city.signIn(username).get("/session").get("number").asString();
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }
}
