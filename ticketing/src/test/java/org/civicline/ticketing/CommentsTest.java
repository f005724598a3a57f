package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.CaseTouched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What is said beside a case is read by those it is for, and tells nobody who reported. */
@RecordApplicationEvents
class CommentsTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ApplicationEvents events;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private ResultActions say(TicketId ticket, String audience, String text, String key) throws Exception {
        return web.perform(post("/api/v1/staff/tickets/" + ticket + "/comments")
                .principal(Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication()))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"audience\":\"" + audience + "\",\"text\":\"" + text + "\"}"));
    }

    private void said(TicketId ticket, String audience, String text) throws Exception {
        say(ticket, audience, text, key()).andExpect(status().isCreated());
    }

    private List<String> read(TicketId ticket, StaffMember by) throws Exception {
        signedIn.as(by);
        String page = web.perform(get("/api/v1/staff/tickets/" + ticket + "/comments"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(page, "$.items[*].text");
    }

    @Test
    void eachIsReadByThoseItIsFor() throws Exception {
        TicketView ticket = dispatched();
        said(ticket.id(), "DESK", "热线自己看");
        said(ticket.id(), "CASE", "请先到现场");
        signedIn.as(officer);
        said(ticket.id(), "CITIZEN", "明天上门");
        say(ticket.id(), "DESK", "只给热线", key()).andExpect(status().isForbidden());

        assertThat(read(ticket.id(), agent)).containsExactly("明天上门", "请先到现场", "热线自己看");
        assertThat(read(ticket.id(), supervisor)).hasSize(3);
        assertThat(read(ticket.id(), officer)).containsExactly("明天上门", "请先到现场");
        assertThat(read(ticket.id(), leader)).containsExactly("明天上门", "请先到现场");
        say(ticket.id(), "CASE", "领导批示", key()).andExpect(status().isForbidden());
        assertThat(events.stream(CaseTouched.class)
                        .filter(one -> one.ticket().equals(ticket.id().value())))
                .hasSize(3)
                .allMatch(one -> one.what().equals("comments"));
    }

    @Test
    void aCaseThatIsNotTheirsHasNoComments() throws Exception {
        TicketView ticket = dispatched();
        said(ticket.id(), "CASE", "请先到现场");
        signedIn.as(otherOfficer);
        web.perform(get("/api/v1/staff/tickets/" + ticket.id() + "/comments")).andExpect(status().isNotFound());
        say(ticket.id(), "CASE", "我也说", key()).andExpect(status().isNotFound());
        assertThat(read(ticket.id(), agent)).hasSize(1);
    }

    @Test
    void theHotlineCannotNameWhoReportedByMistakeAndADepartmentCannotFindOutByTrying() throws Exception {
        Caller caller = caller("郑举报");
        String organisation = speaksFor(caller, "独资商行");
        signedIn.as(agent);
        var form = by(form(caller.id(), TicketType.REPORT, Urgency.NORMAL), organisation);
        TicketView ticket = tickets.open(form, key()).orThrow();
        tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        String number = caller.point().value();
        String spaced = number.substring(0, 3) + " " + number.substring(3, 7) + "-" + number.substring(7);
        for (String text : List.of("郑举报来电催问", "请回电" + number, "请回电" + spaced, "独资商行来电")) {
            for (String audience : List.of("CASE", "CITIZEN")) {
                say(ticket.id(), audience, text, key())
                        .andExpect(status().isUnprocessableContent())
                        .andExpect(jsonPath("$.code").value("ticketing.comment-names-informant"));
            }
            said(ticket.id(), "DESK", text);
        }
        assertThat(read(ticket.id(), officer)).isEmpty();
        say(ticket.id(), "CASE", "是郑举报反映的吗", key()).andExpect(status().isCreated());
        say(ticket.id(), "CASE", "是独资商行反映的吗", key()).andExpect(status().isCreated());
        assertThat(read(ticket.id(), leader)).containsExactly("是独资商行反映的吗", "是郑举报反映的吗");
    }

    @Test
    void pagesJoinWithoutGapsOrRepeats() throws Exception {
        TicketView ticket = opened();
        for (int i = 0; i < 5; i++) {
            said(ticket.id(), "DESK", "第" + i);
        }
        String first = page(ticket, null);
        String second = page(ticket, JsonPath.read(first, "$.next"));
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].text")).containsExactly("第4", "第3", "第2");
        assertThat(JsonPath.<List<String>>read(second, "$.items[*].text")).containsExactly("第1", "第0");
        assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
    }

    private String page(TicketView ticket, @org.jspecify.annotations.Nullable String after) throws Exception {
        var request = get("/api/v1/staff/tickets/" + ticket.id() + "/comments").param("size", "3");
        return web.perform(after == null ? request : request.param("after", after))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void sentTwiceItStandsOnce() throws Exception {
        TicketView ticket = opened();
        String key = key();
        say(ticket.id(), "DESK", "一次", key).andExpect(status().isCreated());
        say(ticket.id(), "DESK", "一次", key).andExpect(status().isCreated());
        say(ticket.id(), "DESK", "另一句", key).andExpect(jsonPath("$.code").value("ticketing.idempotency-key-reused"));
        assertThat(read(ticket.id(), agent)).containsExactly("一次");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        TicketView ticket = opened();
        wrong(say(ticket.id(), "DESK", " ", key()), "comment-missing");
        wrong(say(ticket.id(), "DESK", "长".repeat(1_001), key()), "comment-too-long");
        wrong(say(ticket.id(), "DESK", "a\\u0000", key()), "comment-unsuitable-characters");
        wrong(say(ticket.id(), "NOBODY", "x", key()), "unknown-choice");
        wrong(say(ticket.id(), "DESK", "x", ""), "idempotency-key-missing");
        for (String after : List.of("x", "9223372036854775807_0_" + key(), "-1_0_" + key())) {
            web.perform(get("/api/v1/staff/tickets/" + ticket.id() + "/comments")
                            .param("after", after))
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    void whereTheCitizenIsForgottenNothingIsSaidOfThemAnyMore() throws Exception {
        TicketView ticket = opened();
        tickets.close(ticket.id(), "市民撤回", ticket.version()).orThrow();
        jdbc.sql("UPDATE ticketing.ticket SET erased_at = now() WHERE id = ?")
                .param(ticket.id().value())
                .update();
        say(ticket.id(), "DESK", "王小明又来电", key())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.case-erased"));
    }

    private static void wrong(ResultActions answer, String code) throws Exception {
        answer.andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("ticketing." + code));
    }
}
