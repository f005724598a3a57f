package org.civicline.e2e;

import com.microsoft.playwright.Locator;
import java.io.IOException;

/** An agent at the console: the work by mouse and keyboard, the voice by the softphone in the page. */
final class AgentDesk implements AutoCloseable {

    private final Browser browser;

    private AgentDesk(Browser browser) {
        this.browser = browser;
    }

    /** Signs in and waits for the line. @param voice the tone this agent speaks in, hertz */
    static AgentDesk open(City city, String username, double voice) throws IOException {
        var desk = new AgentDesk(Browser.open(city, voice));
        desk.browser.signIn(city, username);
        desk.browser.page().locator("[data-testid=line-state][data-line=up]").waitFor();
        return desk;
    }

    Browser browser() {
        return browser;
    }

    AgentDesk ready() {
        browser.click("agent-status");
        browser.click("become-ready");
        awaitStatus("READY");
        return this;
    }

    void awaitStatus(String status) {
        browser.page()
                .locator("[data-testid=agent-status][data-status=" + status + "]")
                .waitFor();
    }

    /** Waits for a call to ring until it can be answered. */
    AgentDesk rings() {
        browser.awaitPart("incoming-call");
        browser.page().locator("[data-testid=answer]:enabled").waitFor();
        return this;
    }

    AgentDesk answers() {
        browser.click("answer");
        browser.awaitPart("running-call");
        return this;
    }

    /** What the agent hears the caller with. */
    Locator sound() {
        return browser.part("remote-audio");
    }

    void hears(double hertz) {
        browser.awaitTone(sound(), hertz);
    }

    /** Writes down that the caller wants help, and with what. @param category words to find it by; the first one found is taken */
    void writes(String title, String text, String category, String address) {
        browser.fill("intake-title", title);
        browser.fill("intake-text", text);
        browser.fill("intake-category", category);
        browser.page().keyboard().press("Enter");
        browser.fill("intake-address", address);
        // the radio button itself is hidden behind its label
        browser.part("type-HELP").check(new Locator.CheckOptions().setForce(true));
    }

    /** Opens the case, sends it where the form suggests, and says its number. */
    String opensAndDispatches() {
        browser.click("open-and-dispatch");
        browser.awaitPart("intake-done");
        return browser.text("ticket-number");
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }
}
