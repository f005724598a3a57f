package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an officer knows reaches who asks for it, in browsers and by text, until it no longer holds. */
@ExtendWith(SharedCity.class)
@ResourceLock(SharedCity.LOCK)
class KnowledgeIT {

    private static final String TITLE = "水表冻裂了怎么报修";
    private static final String TEXT = """
            ## 先做什么

            关上水表前的阀门，不要用火烤或用开水浇。

            ## 报修

            拨打 12345 或供水热线，24小时内上门更换。表后的水管由用户自己负责。
            """;

    private static final String FORM = "水表更换申请表";
    private static final byte[] FORM_CONTENT = "%PDF-1.4\n% 水表更换申请表".getBytes(StandardCharsets.UTF_8);

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

    private final City city;

    KnowledgeIT(City city) {
        this.city = city;
    }

    @Test
    void whatAnOfficerWroteIsReviewedFoundSentByTextAndTakenDown() throws Exception {
        try (Browser officer = Browser.open(city, 0);
                Browser supervisor = Browser.open(city, 0);
                Browser citizen = Browser.open(city, 0)) {
            String edition = written(officer);
            String article = approved(supervisor, edition);
            read(citizen);
            String link = sentByText();
            assertThat(citizen.page().navigate(link).status()).isEqualTo(200);
            String form = citizen.page().locator("section.files a").getAttribute("href");
            assertThat(citizen.page().locator("h1").innerText()).isEqualTo(TITLE);

            takenDown(supervisor, article);
            Response gone = citizen.page().navigate(link);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(citizen.page().locator("h1").innerText())
                    .startsWith("《" + TITLE + "》已于")
                    .endsWith("撤下");
            citizen.checkAccessibility();
            assertThat(citizen.page().request().get(form).status())
                    .as("the form is gone with it")
                    .isIn(404, 410);
            citizen.page().navigate("/search?q=" + TITLE);
            assertThat(citizen.page().getByText(TITLE, exactly()).count()).isZero();
            assertThat(officer.complaints()).isEmpty();
            assertThat(supervisor.complaints()).isEmpty();
        }
    }

    /** Writes it, is told what is missing, and hands it over. */
    private String written(Browser officer) throws IOException {
        officer.signIn(city, "officer.water");
        officer.click("place-knowledge");
        officer.click("begin-article");
        officer.fill("begin-title", TITLE);
        officer.click("begin-send");
        officer.awaitPart("edition-form");
        officer.fill("category", "停水");
        officer.page().keyboard().press("Enter");
        officer.fill("keywords", "水表 冻裂");
        officer.click("submit-edition");
        officer.part("checks").locator("[data-kind=EMPTY]").waitFor();
        officer.fill("body", TEXT);
        officer.part("preview").getByText("不要用火烤").waitFor();
        officer.part("attach-file").setInputFiles(new FilePayload(FORM + ".pdf", "application/pdf", FORM_CONTENT));
        officer.awaitPart("edition-file");
        assertThat(officer.part("file-name").inputValue()).isEqualTo(FORM);
        officer.checkAccessibility();
        officer.click("submit-edition");
        officer.click("submit-send");
        officer.awaitPart("review");
        assertThat(officer.part("approve").count()).as("not by who wrote it").isZero();
        return officer.page().url();
    }

    /** Reads what somebody else wrote and publishes it at once. */
    private String approved(Browser supervisor, String edition) throws IOException {
        supervisor.signIn(city, "supervisor01");
        supervisor.awaitPart("user-menu");
        supervisor.page().navigate(edition);
        supervisor.part("preview").getByText("不要用火烤").waitFor();
        supervisor.click("approve");
        supervisor.click("approve-send");
        supervisor.awaitPart("article-page");
        supervisor.checkAccessibility();
        return supervisor.page().url();
    }

    /** Asks in own words, with a slip, and opens what is found. */
    private static void read(Browser citizen) throws IOException {
        Locator found = citizen.page().locator("main a", new Page.LocatorOptions().setHasText(TITLE));
        await().atMost(SOON).until(() -> {
            citizen.page().navigate("/search?q=天太冷水表裂了找谁");
            return found.count() > 0;
        });
        found.first().click();
        assertThat(citizen.page().locator("article").innerText()).contains("24小时内上门更换");
        citizen.checkAccessibility();
        assertThat(takenAlong(citizen)).isEqualTo(FORM_CONTENT);
        citizen.page().locator("#opinion button").first().click();
        assertThat(citizen.page().locator("#opinion").innerText()).contains("谢谢您的意见");
    }

    private static byte[] takenAlong(Browser citizen) throws IOException {
        Download form = citizen.page()
                .waitForDownload(() -> citizen.page().locator("section.files a").click());
        assertThat(form.suggestedFilename()).isEqualTo(FORM + ".pdf");
        return Files.readAllBytes(form.path());
    }

    /** An agent finds it by the first letters of its sound and sends it. @return where the text leads to */
    private String sentByText() throws Exception {
        String number = "13800138777";
        try (Browser agent = Browser.open(city, 0)) {
            agent.signIn(city, "agent02");
            agent.fill("knowledge-search", "shuibiao donglie");
            Locator hit = agent.part("hit").filter(new Locator.FilterOptions().setHasText(TITLE));
            hit.getByTestId("send-text").click();
            agent.fill("text-number", number);
            assertThat(agent.text("text-preview")).contains("/articles/");
            agent.click("send-text-now");
            agent.page()
                    .locator("[data-testid=text-outcome][data-state=DELIVERED]")
                    .waitFor();
            assertThat(agent.complaints()).isEmpty();
        }
        String text = city.handset().received(number).getLast();
        assertThat(text).contains("阀门");
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private static void takenDown(Browser supervisor, String article) {
        supervisor.page().navigate(article);
        supervisor.click("withdraw");
        supervisor.fill("withdraw-reason", "换表的期限改了");
        supervisor.click("withdraw-send");
        supervisor.awaitPart("withdrawn");
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
