package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of the answers to a category's form: checked, kept, shown to whom the citizen is shown. */
class FormAnswersTest extends FormsWork {

    @Test
    void answersAreTidiedKeptAndShownInWords() {
        TicketView ticket = open(Map.of(
                "pole", List.of(" A12 "),
                "lamps", List.of("１２"),
                "since", List.of("2026-11-20T21:30"),
                "what", List.of("flickers", "dark", "dark"),
                "more", List.of("一\r\n二")));
        assertThat(shown(ticket))
                .containsExactly(
                        "问since: 2026-11-20 21:30",
                        "问pole: A12",
                        "问lamps: 12",
                        "问what: 选dark、选flickers",
                        "问more: 一\n二");
        assertThat(kept(ticket).get("answers").get("since").get(0).asString()).isEqualTo("2026-11-20T13:30:00Z");
        assertThat(shown(tickets.find(ticket.id()).orElseThrow())).hasSize(5);
    }

    @Test
    void everyAnswerThatIsWrongIsToldWithItsQuestion() throws Exception {
        Answer refused = post("""
                {"channel":"PHONE","type":"HELP","categoryCode":"%s","urgency":"NORMAL","title":"路灯","text":"不亮",
                 "answers":{"lamps":"many","since":"+999999999-01-01T00:00","what":["dark","gone"],"keeper":["a","b"],
                    "more":"%s","colour":"red"}}
                """.formatted(lamps, "长".repeat(1_001)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("ticketing.answers-faulty");
        List<String> errors = new ArrayList<>();
        for (JsonNode one : refused.body().get("errors")) {
            assertThat(one.get("text").asString()).isNotBlank();
            errors.add(one.get("field").asString() + " " + one.get("code").asString());
        }
        assertThat(errors)
                .containsExactly(
                        "since datetime",
                        "keeper one-only",
                        "pole missing",
                        "lamps number",
                        "what choice",
                        "more too-long",
                        "colour unknown");
        assertThat(refused.body().get("errors").get(2).get("text").asString()).isEqualTo("请填写“问pole”");
    }

    @Test
    void numbersAndListsMayComeAsJsonHasThem() throws Exception {
        Answer opened = post("""
                {"channel":"PHONE","type":"HELP","categoryCode":"%s","urgency":"NORMAL","title":"路灯","text":"不亮",
                 "answers":{"pole":"A1","lamps":3.5,"what":["dark"],"more":null,"since":"2026-11-20T13:30:00Z"}}
                """.formatted(lamps));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(texts(opened.body().get("form").get("answers"), "text"))
                .containsExactly("2026-11-20 21:30", "A1", "3.5", "选dark");
        assertThat(post("""
                {"channel":"PHONE","type":"HELP","categoryCode":"%s","urgency":"NORMAL","title":"路灯","text":"不亮",
                 "answers":{"pole":{"a":1}}}
                """.formatted(lamps)).body().get("code").asString()).isEqualTo("foundation.malformed");
    }

    @Test
    void largeNumbersAreWrittenOut() throws Exception {
        for (var one : Map.of("12345678.25", "12345678.25", "1e12", "1000000000000", "0.0001", "0.0001")
                .entrySet()) {
            Answer opened = post("""
                    {"channel":"PHONE","type":"HELP","categoryCode":"%s","urgency":"NORMAL","title":"路灯","text":"不亮",
                     "answers":{"pole":"A1","lamps":%s}}
                    """.formatted(lamps, one.getKey()));
            assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
            assertThat(texts(opened.body().get("form").get("answers"), "text")).contains(one.getValue());
        }
        assertThat(post("""
                {"channel":"PHONE","type":"HELP","categoryCode":"%s","urgency":"NORMAL","title":"路灯","text":"不亮",
                 "answers":{"pole":"A1","lamps":1e999}}
                """.formatted(lamps)).status()).isBetween(400, 422);
    }

    @Test
    void whatNobodyCouldAskIsNotRequired() {
        NewTicket bare = form(Map.of(), false);
        refused(tickets.open(bare, key()), "ticketing.answers-faulty");
        TicketView answered = tickets.answerDirectly(bare, null, "已有人修。", key()).orThrow();
        signedIn.out();
        TicketView heard = tickets.openBySystem(bare, key()).orThrow();
        assertThat(missing(answered)).containsExactly("问pole");
        assertThat(missing(heard)).containsExactly("问pole");
    }

    @Test
    void theDeskCompletesAFormAndTheHistorySaysThatButNotWhat() {
        NewTicket bare = form(Map.of(), false);
        signedIn.out();
        TicketView heard = tickets.openBySystem(bare, key()).orThrow();
        signedIn.as(agent);
        refused(tickets.answerForm(heard.id(), Map.of("lamps", List.of("2")), 1), "ticketing.answers-faulty");
        refused(tickets.answerForm(heard.id(), Map.of("pole", List.of("B7")), 9), "ticketing.changed-meanwhile");
        TicketView filled = tickets.answerForm(heard.id(), Map.of("pole", List.of("B7"), "keeper", List.of("郑保密")), 1)
                .orThrow();
        assertThat(missing(filled)).isEmpty();
        assertThat(filled.version()).isEqualTo(2);
        assertThat(json.writeValueAsString(tickets.history(heard.id())))
                .contains("form-answered", "keeper", "pole")
                .doesNotContain("郑保密");
        TicketView same = tickets.answerForm(heard.id(), Map.of("pole", List.of("B7"), "keeper", List.of("郑保密")), 2)
                .orThrow();
        assertThat(same.version()).as("nothing changed").isEqualTo(2);
    }

    @Test
    void onlyTheDeskAnswersAndOnlyWhileTheCaseIsNotOver() {
        TicketView ticket = open(Map.of("pole", List.of("A1")));
        Map<String, List<String>> other = Map.of("pole", List.of("A2"));
        signedIn.as(officer);
        refused(tickets.answerForm(ticket.id(), other, 1), "foundation.forbidden");
        signedIn.as(agent);
        tickets.close(ticket.id(), "市民撤回", 1).orThrow();
        refused(tickets.answerForm(ticket.id(), other, 2), "ticketing.not-in-this-state");
        TicketView without = opened();
        refused(tickets.answerForm(without.id(), other, without.version()), "ticketing.no-form");
    }

    @Test
    void whatIsPersonalIsHiddenFromWhomTheCitizenIsHidden() {
        TicketView ticket = tickets.open(form(Map.of("pole", List.of("A1"), "keeper", List.of("郑保密")), true), key())
                .orThrow();
        tickets.dispatch(ticket.id(), "water", null, 1).orThrow();
        assertThat(shown(tickets.find(ticket.id()).orElseThrow())).contains("问keeper: 郑保密");
        for (var who : List.of(officer, leader)) {
            signedIn.as(who);
            TicketView seen = tickets.find(ticket.id()).orElseThrow();
            assertThat(shown(seen)).containsExactly("问keeper: null", "问pole: A1");
            assertThat(json.writeValueAsString(seen)).doesNotContain("郑保密");
        }
        signedIn.as(officer);
        assertThat(tickets.list(new Tickets.TicketFilter(java.util.Set.of(), null, null, "郑保密"), null, 50)
                        .items())
                .isEmpty();
    }

    @Test
    void whoeverSeesAPersonalAnswerIsWrittenDown() {
        NewTicket anonymous = new NewTicket(
                null,
                null,
                Channel.PHONE,
                TicketType.HELP,
                lamps,
                Urgency.NORMAL,
                "路灯",
                "不亮",
                null,
                false,
                Map.of("pole", List.of("A1"), "keeper", List.of("郑保密")),
                null);
        signedIn.as(agent);
        TicketView ticket = tickets.open(anonymous, key()).orThrow();
        tickets.find(ticket.id());
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM foundation.audit_entry WHERE action = 'ticket.citizen-shown' AND subject = ?")
                        .param("ticket:" + ticket.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameFormTwiceIsOneTicketAndOtherAnswersAreAnotherForm() {
        String key = key();
        NewTicket first = form(Map.of("pole", List.of("A1"), "lamps", List.of("2")), false);
        TicketView ticket = tickets.open(first, key).orThrow();
        assertThat(tickets.open(first, key).orThrow().id()).isEqualTo(ticket.id());
        NewTicket other = new NewTicket(
                first.citizen(),
                null,
                Channel.PHONE,
                first.type(),
                lamps,
                first.urgency(),
                first.title(),
                first.text(),
                first.address(),
                false,
                Map.of("pole", List.of("A2"), "lamps", List.of("2")),
                null);
        refused(tickets.open(other, key), "ticketing.idempotency-key-reused");
    }
}
