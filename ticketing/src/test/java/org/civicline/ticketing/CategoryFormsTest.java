package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CategoryForms.Datatype;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What a category asks, and who may change it. */
class CategoryFormsTest extends FormsWork {

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
    void aQuestionAskedAgainBelowTakesThePlaceOfTheOneAbove() throws Exception {
        publish(1, """
                {"code":"since","datatype":"STRING","required":true,"name":"从什么时候起"}""");
        List<Question> asked = forms.of(lamps).questions();
        assertThat(asked.stream().map(Question::code)).containsExactly("since", "keeper");
        assertThat(asked.getFirst().datatype()).isEqualTo(Datatype.STRING);
        assertThat(forms.of(top).questions().getFirst().datatype()).isEqualTo(Datatype.DATETIME);
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

    private int versions() throws Exception {
        return get(leader, "/category-forms/" + lamps + "/versions").body().size();
    }
}
