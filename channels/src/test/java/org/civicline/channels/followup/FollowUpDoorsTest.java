package org.civicline.channels.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.civicline.channels.ChannelsTest;
import org.civicline.channels.Numbers;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The page and the calls behind the link, as a citizen's browser and program use them, and somebody who tries keys. */
@ChannelsTest
class FollowUpDoorsTest {

    private static final String TITLE = "三楼漏水";
    private static final String TEXT = "楼上漏水，户主姓赵";
    private static final String REPLY = "已上门维修，赵女士确认";

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private Tickets tickets;

    @Autowired
    private FollowUpLinks links;

    @Autowired
    private Citizens citizens;

    @Autowired
    private Categories categories;

    @Autowired
    private Departments departments;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private MovableClock clock;

    private HttpClient http = from("127.0.0.1");

    private StaffMember agent;
    private String phone = "";

    @BeforeEach
    void peopleAndPlaces() {
        departments.putAll(List.of(
                new Department("hotline", "热线中心", "Hotline", Department.Level.CITY, null),
                new Department("water", "水务局", "Water", Department.Level.CITY, null)));
        categories.putAll(List.of(new Categories.Category("water.leak", "管道漏水", "Leak", null, Urgency.NORMAL)));
        agent = signedIn.newStaff("hotline", Role.AGENT);
    }

    @AfterEach
    void backToNow() {
        signedIn.out();
        clock.reset();
    }

    @Test
    void aCitizenJudgesOnThePage() throws Exception {
        TicketView ticket = asked();
        String key = key(ticket);
        HttpResponse<String> page = get("/rate?k=" + key);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        ticket.number(),
                        "问题解决了吗",
                        "name=\"contacted\"",
                        "value=\"5\"",
                        "/rate?k=" + key + "&amp;lang=en")
                .doesNotContain("??", "<script");
        assertThat(get("/rate?lang=en&k=" + key).body())
                .contains("Is it solved?")
                .doesNotContain("??");

        HttpResponse<String> done = post("/rate", "k=" + key + "&contacted=true&solved=true&grade=4");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("已收到", "已解决，满意").doesNotContain("name=\"contacted\"", "??");
        assertThat(again(ticket).satisfaction()).isEqualTo(Satisfaction.SATISFIED);

        HttpResponse<String> second = post("/rate", "k=" + key + "&contacted=true&solved=true&grade=1");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("role=\"alert\"", "已解决，满意");
    }

    @Test
    void whatCouldNotBeTakenIsStillThere() throws Exception {
        String key = key(asked());
        HttpResponse<String> page = post("/rate", "k=" + key + "&contacted=false&solved=true");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("role=\"alert\"")
                .containsPattern("name=\"contacted\"[^>]*value=\"false\"[^>]*checked")
                .containsPattern("name=\"solved\"[^>]*value=\"true\"[^>]*checked");
    }

    @Test
    void aCitizenHasTheCaseOpenedAgainOnThePage() throws Exception {
        TicketView ticket = asked();
        String key = key(ticket);
        assertThat(post("/rate", "k=" + key + "&contacted=true&solved=false").body())
                .contains("未解决", "action=\"/rate/reopening\"");
        assertThat(post("/rate/reopening", "k=" + key + "&why=+").body()).contains("role=\"alert\"");
        assertThat(post("/rate/reopening", "k=" + key + "&why=" + encoded("还在漏"))
                        .body())
                .contains("重新受理")
                .doesNotContain("action=\"/rate/reopening\"", "??");
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.TO_DISPATCH);
    }

    @Test
    void aProgramDoesTheSame() throws Exception {
        TicketView ticket = asked();
        String key = key(ticket);
        assertThat(call("GET", "", key, null).body()).contains("\"asks\":true", ticket.number());
        assertThat(call("POST", "/answers", key, "{\"contacted\":true,\"solved\":false,\"grade\":2}")
                        .body())
                .contains("\"asks\":false", "\"grade\":2", "\"reopenUntil\":\"");
        HttpResponse<String> again = call("POST", "/answers", key, "{\"contacted\":true,\"solved\":true,\"grade\":5}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(call("POST", "/reopening", key, "{\"reason\":\"还在漏\"}").body())
                .contains("\"reopened\":true");
        assertThat(call("GET", "", "", null).statusCode()).isEqualTo(404);
    }

    /** Not even with the key is it said who it is, or what it is about: links are passed on. */
    @Test
    void neitherDoorTellsAnythingOfTheCaseOrTheCitizen() throws Exception {
        TicketView ticket = asked();
        String key = key(ticket);
        for (String told :
                List.of(get("/rate?k=" + key).body(), call("GET", "", key, null).body())) {
            assertThat(told)
                    .doesNotContain(
                            TITLE,
                            TEXT,
                            REPLY,
                            "赵",
                            phone,
                            "water",
                            "水务局",
                            ticket.id().toString());
        }
        for (String told : List.of(
                get("/rate").body(),
                get("/rate?k=x").body(),
                call("GET", "", "x", null).body())) {
            assertThat(told).contains("无效或已过期").doesNotContain(ticket.number(), phone);
        }
        assertThat(get("/rate?k=" + encoded("\"><script>")).body()).doesNotContain("<script");
    }

    @Test
    void lookingAtALinkDoesNothing() throws Exception {
        TicketView ticket = asked();
        String key = key(ticket);
        for (int i = 0; i < 3; i++) {
            get("/rate?k=" + key + "&contacted=true&solved=true&grade=5");
        }
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);
    }

    @Test
    void whoeverTriesKeysMeetsAClosedDoorForAWhile() throws Exception {
        TicketView ticket = asked();
        String key = key(ticket);
        http = from("127.0.0.9");
        for (int i = 0; i < 20; i++) {
            assertThat(call("GET", "", "wrong" + i, null).statusCode()).isEqualTo(404);
        }
        assertThat(call("GET", "", key, null).statusCode()).isEqualTo(429);
        assertThat(get("/rate?k=" + key).statusCode()).isEqualTo(429);
        assertThat(post("/rate", "k=" + key + "&contacted=true&solved=true&grade=5")
                        .statusCode())
                .isEqualTo(429);
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);
        http = from("127.0.0.1");
        assertThat(call("GET", "", key, null).statusCode()).isEqualTo(200);
        http = from("127.0.0.9");
        clock.forward(Duration.ofMinutes(11));
        assertThat(call("GET", "", key, null).statusCode()).isEqualTo(200);
    }

    /** Another address is another visitor. */
    private static HttpClient from(String address) {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private TicketView asked() {
        signedIn.out();
        var point = Numbers.next();
        phone = point.value();
        CitizenId citizen = citizens.resolve(point);
        citizens.rename(citizen, "赵女士").orThrow();
        signedIn.as(agent);
        TicketView opened =
                tickets.open(form(citizen), UUID.randomUUID().toString()).orThrow();
        TicketView sent =
                tickets.dispatch(opened.id(), "water", null, opened.version()).orThrow();
        signedIn.as(signedIn.newStaff("water", Role.OFFICER));
        TicketView signed = tickets.sign(sent.id(), sent.version()).orThrow();
        TicketView replied = tickets.reply(signed.id(), REPLY, signed.version()).orThrow();
        signedIn.as(agent);
        return tickets.approve(replied.id(), replied.version()).orThrow();
    }

    private static NewTicket form(CitizenId citizen) {
        return new NewTicket(
                citizen, null, Channel.PHONE, TicketType.HELP, "water.leak", Urgency.NORMAL, TITLE, TEXT, null, false);
    }

    private String key(TicketView ticket) {
        signedIn.out();
        return links.issue(ticket.id()).orElseThrow();
    }

    private TicketView again(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html");
    }

    private HttpResponse<String> call(String method, String path, String key, @Nullable String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/follow-up" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("X-Follow-Up-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
