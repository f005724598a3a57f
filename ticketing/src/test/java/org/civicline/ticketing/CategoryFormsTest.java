package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.CategoryForms.Choice;
import org.civicline.ticketing.CategoryForms.Datatype;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.Tickets.AnswerView;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** What a category asks, who may change it, and what becomes of the answers. */
class CategoryFormsTest extends SetupWork {

    @Autowired
    CategoryForms forms;

    private String top = "";
    private String lamps = "";

    /** Categories of its own for each test: a published form stays. */
    @BeforeEach
    void aCategoryThatAsks() {
        top = "street-" + System.nanoTime();
        lamps = top + ".lamps";
        categories.putAll(List.of(
                new Category(top, "市政设施", "Street furniture", null, Urgency.NORMAL),
                new Category(lamps, "路灯", "Street lights", top, Urgency.NORMAL)));
        signedIn.out();
        forms.putAll(
                Map.of(
                        top,
                        List.of(
                                question("since", Datatype.DATETIME, false, false, List.of()),
                                question("keeper", Datatype.STRING, false, true, List.of())),
                        lamps,
                        List.of(
                                question("pole", Datatype.STRING, true, false, List.of()),
                                question("lamps", Datatype.NUMBER, false, false, List.of()),
                                question("what", Datatype.MULTIVALUELIST, false, false, choices("dark", "flickers")),
                                question("more", Datatype.TEXT, false, false, List.of()))),
                "测试");
    }

    private static Question question(
            String code, Datatype datatype, boolean required, boolean personal, List<Choice> choices) {
        return new Question(code, datatype, required, "问" + code, "Ask " + code, null, null, personal, choices);
    }

    private static List<Choice> choices(String... keys) {
        return List.of(keys).stream()
                .map(key -> new Choice(key, "选" + key, null))
                .toList();
    }

    private NewTicket form(Map<String, List<String>> answers, boolean confidential) {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        return new NewTicket(
                caller.id(),
                null,
                Channel.PHONE,
                TicketType.HELP,
                lamps,
                Urgency.NORMAL,
                "路灯不亮",
                "门口的路灯不亮。",
                "和平路1号",
                confidential,
                answers,
                null);
    }

    private TicketView open(Map<String, List<String>> answers) {
        return tickets.open(form(answers, false), key()).orThrow();
    }

    @Test
    void aCategoryAsksWhatThoseAboveItAskAndThenItsOwn() throws Exception {
        JsonNode asked = get(officer, "/category-forms/" + lamps).body();
        assertThat(texts(asked.get("questions"), "code"))
                .containsExactly("since", "keeper", "pole", "lamps", "what", "more");
        assertThat(texts(asked.get("parts"), "categoryCode")).containsExactly(top, lamps);
        assertThat(get(agent, "/category-forms/nowhere").status()).isEqualTo(404);
        assertThat(forms.of("nowhere").questions()).isEmpty();
        assertThat(get(agent, "/category-forms/" + NOISE).body().get("questions"))
                .isEmpty();
    }

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
    void aTicketKeepsTheFormItWasBornWith() throws Exception {
        TicketView old = open(Map.of("pole", List.of("A1"), "lamps", List.of("2")));
        Answer published = publish(1, """
                {"code":"post","datatype":"STRING","required":true,"name":"杆编号"}""");
        assertThat(published.body().get("version").asInt()).isEqualTo(2);
        assertThat(texts(published.body().get("questions"), "code")).containsExactly("since", "keeper", "post");

        signedIn.as(agent);
        assertThat(shown(tickets.find(old.id()).orElseThrow())).containsExactly("问pole: A1", "问lamps: 2");
        tickets.answerForm(old.id(), Map.of("pole", List.of("A2")), 1).orThrow();
        assertThat(kept(old).get("parts").get(1).get("version").asInt()).isEqualTo(1);
        TicketView young = open(Map.of("post", List.of("C3")));
        assertThat(kept(young).get("parts").get(1).get("version").asInt()).isEqualTo(2);
        assertThat(texts(get(agent, "/tickets/" + old.id() + "/form").body().get("questions"), "code"))
                .contains("pole")
                .doesNotContain("post");
    }

    @Test
    void aQuestionAskedAgainBelowTakesThePlaceOfTheOneAbove() throws Exception {
        publish(1, """
                {"code":"since","datatype":"STRING","required":true,"name":"从什么时候起"}""");
        List<Question> asked = forms.of(lamps).questions();
        assertThat(asked.stream().map(Question::code)).containsExactly("since", "keeper");
        assertThat(asked.getFirst().datatype()).isEqualTo(Datatype.STRING);
        assertThat(forms.of(top).questions().getFirst().datatype()).isEqualTo(Datatype.DATETIME);
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

    @Test
    void tryingOutPublishesNothingAndNamesEveryFaultWithItsRow() throws Exception {
        Answer tried = put(administrator, "/category-forms/" + lamps + "?dryRun=true", """
                {"questions":[{"code":"1","datatype":"STRING","name":"一"},{"code":"a","datatype":"COLOUR","name":"二"},
                  {"code":"b","datatype":"STRING"},{"code":"c","datatype":"STRING","name":"%s"},
                  {"code":"d","datatype":"TEXT","name":"四","choices":[{"key":"x","name":"x"}]},
                  {"code":"e","datatype":"SINGLEVALUELIST","name":"五"},
                  {"code":"f","datatype":"SINGLEVALUELIST","name":"六","choices":[{"key":"x","name":"x"},
                     {"key":"x","name":"y"},{"key":"是","name":"z"},null]},
                  {"code":"g","datatype":"NUMBER","name":"七"},{"code":"g","datatype":"NUMBER","name":"八"},null]}
                """.formatted("长".repeat(101)));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().get("published").asBoolean()).isFalse();
        List<String> errors = new ArrayList<>();
        for (JsonNode one : tried.body().get("errors")) {
            errors.add(one.get("row").asInt() + " " + one.get("code").asString());
        }
        assertThat(errors)
                .containsExactly(
                        "1 question-code",
                        "2 unknown-choice",
                        "3 missing",
                        "4 words",
                        "5 choices-needless",
                        "6 choices-count",
                        "7 choice-twice",
                        "7 choice-key",
                        "7 choice-key",
                        "7 missing",
                        "9 question-twice",
                        "10 question-code",
                        "10 missing",
                        "10 missing");
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void publishingNeedsAReasonTheNewestVersionAndTheAdministrator() throws Exception {
        String question = """
                {"code":"pole","datatype":"STRING","name":"杆号"}""";
        String path = "/category-forms/" + lamps;
        Answer unexplained = put(administrator, path, "{\"version\":1,\"questions\":[" + question + "]}");
        assertThat(unexplained.body().get("code").asString()).isEqualTo("ticketing.note-missing");
        assertThat(publish(0, question).body().get("code").asString()).isEqualTo("ticketing.form-changed-meanwhile");
        assertThat(publish(1, "{\"code\":\"!\"}").body().get("code").asString()).isEqualTo("ticketing.rows-faulty");
        for (var who : List.of(agent, supervisor, officer, leader)) {
            Answer refused = put(who, path, "{\"version\":1,\"note\":\"改\",\"questions\":[" + question + "]}");
            assertThat(refused.status()).isEqualTo(403);
        }
        assertThat(versions()).isEqualTo(1);
        assertThat(publish(1, question).status()).isEqualTo(200);
        assertThat(versions()).isEqualTo(2);
        JsonNode newest = get(supervisor, path + "/versions").body().get(0);
        assertThat(newest.get("publishedBy").asString())
                .isEqualTo(administrator.id().toString());
        assertThat(newest.get("note").asString()).isEqualTo("改");
        assertThat(texts(get(leader, "/category-forms").body(), "categoryCode")).contains(top, lamps);
        assertThatThrownBy(() -> jdbc.sql("UPDATE ticketing.category_form SET note = 'x' WHERE category_code = ?")
                        .param(lamps)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aFormThatAsksNothingMoreIsNoLongerListedAndNoLongerAsked() throws Exception {
        publish(1, "");
        assertThat(texts(get(leader, "/category-forms").body(), "categoryCode"))
                .contains(top)
                .doesNotContain(lamps);
        assertThat(forms.of(lamps).questions().stream().map(Question::code)).containsExactly("since", "keeper");
    }

    @Test
    void onlyTheSystemSetsUpWithoutAName() {
        signedIn.as(administrator);
        assertThatThrownBy(() -> forms.putAll(Map.of(), "x")).isInstanceOf(RefusedException.class);
    }

    private Answer publish(int base, String questions) throws Exception {
        return put(
                administrator,
                "/category-forms/" + lamps,
                "{\"version\":" + base + ",\"note\":\"改\",\"questions\":[" + questions + "]}");
    }

    private Answer post(String body) throws Exception {
        return call(
                agent,
                MockMvcRequestBuilders.post(API + "/tickets")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", key())
                        .content(body));
    }

    private int versions() throws Exception {
        return get(leader, "/category-forms/" + lamps + "/versions").body().size();
    }

    private static List<String> shown(TicketView ticket) {
        return Objects.requireNonNull(ticket.form()).answers().stream()
                .map((AnswerView one) -> one.question() + ": " + one.text())
                .toList();
    }

    private static List<String> missing(TicketView ticket) {
        return Objects.requireNonNull(ticket.form()).missing();
    }

    private JsonNode kept(TicketView ticket) {
        return json.readTree(jdbc.sql("SELECT form FROM ticketing.ticket_content WHERE ticket_id = ?")
                .param(ticket.id().value())
                .query(String.class)
                .single());
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.get(field).asString()));
        return texts;
    }
}
