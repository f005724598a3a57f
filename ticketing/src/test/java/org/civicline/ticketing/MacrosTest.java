package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Steps taken together: all of them or none, as foreseen. */
class MacrosTest extends CaseWork {

    private static final String API = "/api/v1/staff";

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void signingAndReplyingWithATemplateIsOnePress() throws Exception {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        String macro = signAndReply("{{ticket.number}}已修复");
        preview(macro, ticket)
                .andExpect(jsonPath("$.done").value(true))
                .andExpect(jsonPath("$.steps[1].step.text").value(ticket.number() + "已修复"));
        assertThat(tickets.find(ticket.id()).orElseThrow().version())
                .as("looking changes nothing")
                .isEqualTo(ticket.version());
        assertThat(history(ticket)).isEqualTo(2);

        run(macro, ticket)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.done").value(true));
        TicketView after = tickets.find(ticket.id()).orElseThrow();
        assertThat(after.status()).isEqualTo(TicketStatus.REPLIED);
        assertThat(after.reply()).isEqualTo(ticket.number() + "已修复");
        run(macro, ticket)
                .andExpect(jsonPath("$.done").value(false))
                .andExpect(jsonPath("$.steps[0].standing").value("REFUSED"))
                .andExpect(jsonPath("$.steps[0].problem.code").value("ticketing.changed-meanwhile"))
                .andExpect(jsonPath("$.steps[1].standing").value("NOT_TRIED"));
    }

    @Test
    void whereOneStepIsRefusedNoneIsTaken() throws Exception {
        TicketView ticket = opened();
        String macro = added("{\"kind\":\"COMMENT\",\"audience\":\"CASE\",\"text\":\"转办\"},"
                + "{\"kind\":\"DISPATCH\",\"departmentCode\":\"water\",\"text\":\"请速办\"},"
                + "{\"kind\":\"RELATE\",\"number\":\"20990101-999999\"},"
                + "{\"kind\":\"COMMENT\",\"audience\":\"DESK\",\"text\":\"办完\"}");
        for (ResultActions answer : new ResultActions[] {preview(macro, ticket), run(macro, ticket)}) {
            answer.andExpect(status().isOk())
                    .andExpect(jsonPath("$.done").value(false))
                    .andExpect(jsonPath("$.steps[0].standing").value("UNDONE"))
                    .andExpect(jsonPath("$.steps[1].standing").value("UNDONE"))
                    .andExpect(jsonPath("$.steps[1].step.departmentName").value("水务局"))
                    .andExpect(jsonPath("$.steps[2].standing").value("REFUSED"))
                    .andExpect(jsonPath("$.steps[2].problem.remedy").isNotEmpty())
                    .andExpect(jsonPath("$.steps[3].standing").value("NOT_TRIED"));
        }
        assertThat(tickets.find(ticket.id()).orElseThrow().status()).isEqualTo(TicketStatus.TO_DISPATCH);
        assertThat(count("ticketing.comment", ticket)).isZero();
        assertThat(history(ticket)).isEqualTo(1);
    }

    @Test
    void sentTwiceACommentStandsOnce() throws Exception {
        TicketView ticket = opened();
        String macro = added("{\"kind\":\"COMMENT\",\"audience\":\"DESK\",\"text\":\"已核实\"}");
        String key = key();
        for (int i = 0; i < 2; i++) {
            send(post(path(macro, ticket)).header("Idempotency-Key", key), version(ticket))
                    .andExpect(jsonPath("$.done").value(true));
        }
        assertThat(count("ticketing.comment", ticket)).isEqualTo(1);
    }

    @Test
    void onSeveralCasesEachIsByItselfAndRepliesAreNotForMany() throws Exception {
        TicketView one = opened();
        TicketView moved = opened();
        tickets.dispatch(moved.id(), "ecology", null, moved.version()).orThrow();
        TicketView other = opened();
        String macro = added("{\"kind\":\"DISPATCH\",\"departmentCode\":\"water\"},"
                + "{\"kind\":\"COMMENT\",\"audience\":\"CASE\",\"text\":\"请速办\"}");
        many(macro, one, moved, other)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].status").value("DISPATCHED"))
                .andExpect(jsonPath("$[1].status").isEmpty())
                .andExpect(jsonPath("$[1].problem.code").value("ticketing.changed-meanwhile"))
                .andExpect(jsonPath("$[2].status").value("DISPATCHED"));
        assertThat(count("ticketing.comment", one)).isEqualTo(1);
        assertThat(count("ticketing.comment", moved)).isZero();
        signedIn.as(officer);
        refused(many(signAndReply("好"), one), 422, "macro-not-for-many");
    }

    @Test
    void nobodyDoesByAMacroWhatTheyMayNotDoOtherwise() throws Exception {
        TicketView ticket = dispatched();
        String macro = added("{\"kind\":\"SIGN\"}");
        preview(macro, ticket).andExpect(jsonPath("$.steps[0].problem.code").value("foundation.forbidden"));
        signedIn.as(otherOfficer);
        refused(preview(macro, ticket), 404, "unknown-macro");
        String own = added("{\"kind\":\"SIGN\"}");
        preview(own, ticket).andExpect(jsonPath("$.steps[0].problem.code").value("ticketing.unknown-ticket"));
        refused(web.perform(delete(API + "/macros/" + macro + "?version=1")), 404, "unknown-macro");
        web.perform(get(API + "/macros")).andExpect(jsonPath("$[*].id").value(not(hasItem(macro))));
        refused(web.perform(delete(API + "/macros/" + own + "?version=2")), 409, "macro-changed-meanwhile");
        web.perform(delete(API + "/macros/" + own + "?version=1")).andExpect(status().isNoContent());
    }

    @Test
    void whatIsWrongIsSaidWhenItIsKept() throws Exception {
        signedIn.as(officer);
        wrong("", "macro-steps");
        wrong("{\"kind\":\"SIGN\"},".repeat(6) + "{\"kind\":\"SIGN\"}", "macro-steps");
        wrong("{\"kind\":\"APPROVE\"}", "unknown-choice");
        wrong("{\"kind\":\"REPLY\"}", "field-missing");
        wrong("{\"kind\":\"DISPATCH\",\"departmentCode\":\"nobody\"}", "unknown-department");
        wrong("{\"kind\":\"COMMENT\",\"audience\":\"CASE\",\"text\":\" \"}", "comment-missing");
        wrong("{\"kind\":\"RELATE\",\"number\":\" \"}", "label-missing");
        String steps = "{\"kind\":\"REPLY\",\"template\":\"" + template("好") + "\"}";
        refused(
                send(post(API + "/macros"), "{\"name\":\"共用\",\"shared\":true,\"steps\":[" + steps + "]}"),
                422,
                "macro-template-not-shared");
        refused(
                send(
                        post(API + "/macros"),
                        "{\"name\":\"没有\",\"steps\":[{\"kind\":\"REPLY\",\"template\":\"" + key() + "\"}]}"),
                404,
                "unknown-template");
    }

    private void wrong(String steps, String code) throws Exception {
        refused(send(post(API + "/macros"), "{\"name\":\"错\",\"steps\":[" + steps + "]}"), 422, code);
    }

    private String signAndReply(String text) throws Exception {
        return added("{\"kind\":\"SIGN\"},{\"kind\":\"REPLY\",\"template\":\"" + template(text) + "\"}");
    }

    private String template(String text) throws Exception {
        return id(send(
                post(API + "/templates"), "{\"name\":\"" + key().substring(0, 8) + "\",\"text\":\"" + text + "\"}"));
    }

    private String added(String steps) throws Exception {
        return id(
                send(post(API + "/macros"), "{\"name\":\"" + key().substring(0, 8) + "\",\"steps\":[" + steps + "]}"));
    }

    private static String id(ResultActions made) throws Exception {
        return JsonPath.read(
                made.andExpect(status().isCreated())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8),
                "$.id");
    }

    private static String path(String macro, TicketView ticket) {
        return API + "/tickets/" + ticket.id() + "/macros/" + macro;
    }

    private static String version(TicketView ticket) {
        return "{\"version\":" + ticket.version() + "}";
    }

    private ResultActions preview(String macro, TicketView ticket) throws Exception {
        return send(post(path(macro, ticket) + "/preview"), version(ticket));
    }

    private ResultActions run(String macro, TicketView ticket) throws Exception {
        return send(post(path(macro, ticket)).header("Idempotency-Key", key()), version(ticket));
    }

    private ResultActions many(String macro, TicketView... of) throws Exception {
        var rows = new StringBuilder();
        for (TicketView one : of) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"id\":\"" + one.id() + "\",\"version\":" + one.version() + "}");
        }
        return send(
                post(API + "/bulk/macro").header("Idempotency-Key", key()),
                "{\"macro\":\"" + macro + "\",\"rows\":[" + rows + "]}");
    }

    private int count(String table, TicketView ticket) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE ticket_id = ?")
                .param(ticket.id().value())
                .query(Integer.class)
                .single();
    }

    private int history(TicketView ticket) {
        return count("ticketing.ticket_event", ticket);
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return web.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static void refused(ResultActions answer, int status, String code) throws Exception {
        answer.andExpect(status().is(status)).andExpect(jsonPath("$.code").value("ticketing." + code));
    }
}
