package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which earlier cases an agent is shown while they type, and which never. */
class LikelyDuplicatesTest extends SetupWork {

    private static final String PATH = "/likely-duplicates";

    @Autowired
    LikelyDuplicates duplicates;

    private String estate = "";

    /** An estate of its own for each test: what is opened stays. */
    @BeforeEach
    void anEstate() {
        estate = Samples.placeName() + "小区";
    }

    private TicketView open(
            String title, String text, @Nullable String address, TicketType type, boolean confidential) {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        return tickets.open(
                        new NewTicket(
                                caller.id(),
                                null,
                                Channel.PHONE,
                                type,
                                NOISE,
                                Urgency.NORMAL,
                                title,
                                text,
                                address,
                                confidential),
                        key())
                .orThrow();
    }

    private TicketView noise(String text) {
        return open("夜间施工扰民", text, estate + "3号楼", TicketType.COMPLAINT, false);
    }

    private String writing(Map<String, String> parts) {
        return json.writeValueAsString(parts);
    }

    private String question() {
        return writing(
                Map.of("title", "工地太吵", "text", "半夜施工，打桩声很大", "categoryCode", NOISE, "address", "住" + estate + "三栋"));
    }

    private List<String> numbers(String question) throws Exception {
        Answer answer = post(agent, PATH, question);
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.body().spliterator(), false)
                .map(one -> one.get("number").asString())
                .toList();
    }

    @Test
    void theSameEventInOtherWordsIsShownAndSaysWhy() throws Exception {
        TicketView ticket = noise("楼下工地半夜施工，打桩吵得睡不着。");
        Answer answer = post(agent, PATH, question());
        JsonNode found = answer.body().get(0);
        assertThat(answer.body().size()).isEqualTo(1);
        assertThat(found.get("id").asString()).isEqualTo(ticket.id().toString());
        assertThat(found.get("number").asString()).isEqualTo(ticket.number());
        assertThat(found.get("status").asString()).isEqualTo("TO_DISPATCH");
        assertThat(found.get("likeness").asInt()).isBetween(60, 100);
        assertThat(found.get("reasons").toString())
                .contains("同在" + estate, "半夜施工", "同一分类：噪声扰民", "1分钟前受理")
                .doesNotContain("市民");
        assertThat(answer.body().toString()).doesNotContain("王小明");
    }

    @Test
    void otherPlacesAndOtherMattersAreNot() throws Exception {
        noise("楼下工地半夜施工，打桩吵得睡不着。");
        assertThat(numbers(writing(Map.of("title", "半夜施工打桩", "address", Samples.placeName() + "小区3号楼"))))
                .isEmpty();
        assertThat(numbers(writing(Map.of("title", "垃圾三天没有清运", "text", "臭气很大，苍蝇很多", "address", estate + "3号楼"))))
                .isEmpty();
    }

    @Test
    void titleAndPlaceAreEnoughAndNothingOrNonsenseFindsNothing() throws Exception {
        TicketView ticket = noise("楼下工地半夜施工，打桩吵得睡不着。");
        assertThat(numbers(writing(Map.of("title", estate + "夜间施工")))).containsExactly(ticket.number());
        assertThat(numbers("{}")).isEmpty();
        assertThat(numbers(writing(Map.of("title", "\u0000\ud800", "categoryCode", "\u0000", "address", "\u0000"))))
                .isEmpty();
        assertThat(numbers(writing(Map.of("text", "噪".repeat(20_000))))).isNotNull();
        assertThat(post(agent, PATH, "{\"citizen\":\"nobody\"}").status()).isEqualTo(422);
    }

    @Test
    void aConfidentialCaseIsNeverShownNorCounted() throws Exception {
        open("夜间施工扰民", "楼下工地半夜施工，打桩声很大。", estate + "3号楼", TicketType.COMPLAINT, true);
        TicketView report = open("举报夜间施工", "楼下工地半夜施工，打桩声很大。", estate + "3号楼", TicketType.REPORT, false);
        assertThat(numbers(question())).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.event_mark WHERE ticket_id = ?")
                        .param(report.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        // Not even where a mark of it was left.
        jdbc.sql("INSERT INTO ticketing.event_mark (ticket_id, mark, at) VALUES (?, 'category:' || ?, now())")
                .param(report.id().value())
                .param(NOISE)
                .update();
        assertThat(numbers(question())).isEmpty();
    }

    @Test
    void theCitizensOwnOpenCaseIsFoundWithoutAPlace() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        TicketView ticket = tickets.open(form(caller.id()), key()).orThrow();
        clock.forward(Duration.ofDays(4));
        String again = writing(Map.of(
                "title",
                "夜间施工噪声还在",
                "text",
                "楼下工地夜里还在施工，睡不着。",
                "categoryCode",
                NOISE,
                "citizen",
                caller.id().toString()));
        Answer answer = post(agent, PATH, again);
        assertThat(answer.body().get(0).get("number").asString()).isEqualTo(ticket.number());
        assertThat(answer.body().get(0).get("reasons").toString()).contains("同一位市民", "4天前受理");
    }

    @Test
    void whatWasClosedLongAgoIsAnotherEvent() throws Exception {
        TicketView ticket = noise("楼下工地半夜施工，打桩吵得睡不着。");
        signedIn.as(agent);
        tickets.close(ticket.id(), "已停工", ticket.version()).orThrow();
        clock.forward(Duration.ofDays(15));
        assertThat(numbers(question())).isEmpty();
    }

    @Test
    void officersLeadersAndAdministratorsAreNotAnswered() throws Exception {
        for (var one : List.of(officer, leader, administrator)) {
            assertThat(post(one, PATH, question()).status()).isEqualTo(403);
        }
        assertThat(post(supervisor, PATH, question()).status()).isEqualTo(200);
    }

    @Test
    void atMostFiveAreShownTheLikeliestFirst() throws Exception {
        for (int i = 0; i < 6; i++) {
            noise("楼下工地半夜施工，打桩吵得睡不着。");
        }
        List<Integer> likeness = StreamSupport.stream(
                        post(agent, PATH, question()).body().spliterator(), false)
                .map(one -> one.get("likeness").asInt())
                .toList();
        assertThat(likeness).hasSize(5).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
}
