package org.civicline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.CivicLineApplication;
import org.civicline.app.Browser;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page behind the link, under the application's own security. */
@SpringBootTest(classes = CivicLineApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class RatePageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    Tickets tickets;

    @Autowired
    FollowUpLinks links;

    @Autowired
    Citizens citizens;

    @Autowired
    Categories categories;

    @Autowired
    SignedIn signedIn;

    private String key = "";

    @BeforeEach
    void aCitizenIsAsked() {
        categories.putAll(List.of(new Categories.Category("rate.leak", "管道漏水", "Leak", null, Urgency.NORMAL)));
        var citizen = citizens.resolve(ContactPoint.phone("13700000099").orElseThrow());
        StaffMember desk = signedIn.newStaff("rate-desk", Role.AGENT);
        signedIn.as(desk);
        TicketView opened = tickets.open(
                        new NewTicket(
                                citizen,
                                null,
                                Channel.PHONE,
                                TicketType.HELP,
                                "rate.leak",
                                Urgency.NORMAL,
                                "漏水",
                                "漏水",
                                null,
                                false),
                        UUID.randomUUID().toString())
                .orThrow();
        TicketView sent = tickets.dispatch(opened.id(), "rate-desk", null, opened.version())
                .orThrow();
        signedIn.as(signedIn.newStaff("rate-desk", Role.OFFICER));
        TicketView signed = tickets.sign(sent.id(), sent.version()).orThrow();
        TicketView replied = tickets.reply(signed.id(), "已修好", signed.version()).orThrow();
        signedIn.as(desk);
        tickets.approve(replied.id(), replied.version()).orThrow();
        signedIn.out();
        key = links.issue(replied.id()).orElseThrow();
    }

    @AfterEach
    void signOut() {
        signedIn.out();
    }

    @Test
    void anotherSitesPageCannotSendItsForm() throws Exception {
        var browser = new Browser(port);
        String page = browser.get("/rate?k=" + key).body();
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        String said = "k=" + key + "&contacted=true&solved=true&grade=5";
        assertThat(browser.sendWithoutToken("POST", "/rate", said).status()).isEqualTo(403);
        assertThat(links.find(key).orThrow().asks()).isTrue();

        var withToken = browser.post("/rate", said + "&_csrf=" + token.group(1), "Content-Type", FORM);
        assertThat(withToken.status()).as(withToken.body()).isEqualTo(302);
        assertThat(links.find(key).orThrow().asks()).isFalse();
    }

    @Test
    void aProgramNeedsNothingButTheKey() throws Exception {
        var program = new Browser(port);
        String said = "{\"contacted\":true,\"solved\":false}";
        assertThat(program.post("/api/v1/follow-up/answers", said, "X-Follow-Up-Key", key)
                        .status())
                .isEqualTo(200);
        assertThat(program.post("/api/v1/follow-up/answers", said).status()).isEqualTo(404);
    }
}
