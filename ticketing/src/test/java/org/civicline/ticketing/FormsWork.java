package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.CategoryForms.Choice;
import org.civicline.ticketing.CategoryForms.Datatype;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.Tickets.AnswerView;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** What tests of category forms begin with: a category that asks, below one that asks too. */
abstract class FormsWork extends SetupWork {

    @Autowired
    CategoryForms forms;

    String top = "";
    String lamps = "";

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

    static Question question(String code, Datatype datatype, boolean required, boolean personal, List<Choice> choices) {
        return new Question(code, datatype, required, "问" + code, "Ask " + code, null, null, personal, choices);
    }

    static List<Choice> choices(String... keys) {
        return List.of(keys).stream()
                .map(key -> new Choice(key, "选" + key, null))
                .toList();
    }

    NewTicket form(Map<String, List<String>> answers, boolean confidential) {
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

    TicketView open(Map<String, List<String>> answers) {
        TicketView shown = tickets.open(form(answers, false), key()).orThrow();
        assertThat(shown).isEqualTo(tickets.find(shown.id()).orElseThrow());
        return shown;
    }

    static List<String> shown(TicketView ticket) {
        return Objects.requireNonNull(ticket.form()).answers().stream()
                .map((AnswerView one) -> one.question() + ": " + one.text())
                .toList();
    }

    static List<String> missing(TicketView ticket) {
        return Objects.requireNonNull(ticket.form()).missing();
    }

    Answer publish(int base, String questions) throws Exception {
        return put(
                administrator,
                "/category-forms/" + lamps,
                "{\"version\":" + base + ",\"note\":\"改\",\"questions\":[" + questions + "]}");
    }

    Answer post(String body) throws Exception {
        return call(
                agent,
                MockMvcRequestBuilders.post(API + "/tickets")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", key())
                        .content(body));
    }

    JsonNode kept(TicketView ticket) {
        return json.readTree(jdbc.sql("SELECT form FROM ticketing.ticket_content WHERE ticket_id = ?")
                .param(ticket.id().value())
                .query(String.class)
                .single());
    }

    static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.get(field).asString()));
        return texts;
    }
}
