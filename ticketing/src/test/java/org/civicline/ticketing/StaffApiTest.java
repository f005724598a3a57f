package org.civicline.ticketing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the calls of docs/staff-api.md look like on the wire. */
class StaffApiTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void aTicketIsOpenedListedAndMovedOverTheWire() throws Exception {
        Caller caller = caller("王小明");
        InteractionId call = interactions.begin(Samples.call(caller.point(), Instant.now()));
        signedIn.as(agent);
        String form = """
                {"citizen":"%s","interaction":"%s","channel":"PHONE","type":"COMPLAINT","categoryCode":"living.noise",
                 "urgency":"NORMAL","title":"夜间施工","text":"睡不着","address":null,"confidential":false}
                """.formatted(caller.id(), call);
        web.perform(json(post("/api/v1/staff/tickets"), form).header("Idempotency-Key", "form-" + call))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.id").value(matchesPattern("[0-9a-f-]{36}")))
                .andExpect(jsonPath("$.citizen").value(caller.id().toString()))
                .andExpect(jsonPath("$.openedBy").value(agent.id().toString()))
                .andExpect(jsonPath("$.status").value("TO_DISPATCH"))
                .andExpect(jsonPath("$.dueAt").value(matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z")))
                .andExpect(jsonPath("$.actions[0]").value("dispatch"));
        String id = interactions.find(call).orElseThrow().tickets().getFirst().toString();

        web.perform(get("/api/v1/staff/tickets")
                        .param("citizen", caller.id().toString())
                        .param("status", "TO_DISPATCH,DISPATCHED"))
                .andExpect(jsonPath("$.items[0].id").value(id))
                .andExpect(jsonPath("$.next").value(nullValue()));
        web.perform(json(
                        post("/api/v1/staff/tickets/" + id + "/dispatch"),
                        "{\"departmentCode\":\"water\",\"version\":1}"))
                .andExpect(jsonPath("$.leadName").value("水务局"));
        signedIn.as(officer);
        step(id, "sign", "{\"version\":2}", "IN_PROGRESS");
        step(id, "reply", "{\"text\":\"已停工\",\"version\":3}", "REPLIED");
        signedIn.as(agent);
        step(id, "send-back", "{\"reason\":\"说清楚\",\"version\":4}", "IN_PROGRESS");
        signedIn.as(officer);
        step(id, "return", "{\"reason\":\"不归我管\",\"reasonCode\":\"NOT_OUR_DUTY\",\"version\":5}", "RETURN_ASKED");
        signedIn.as(agent);
        step(id, "accept-return", "{\"version\":6}", "TO_DISPATCH");
        step(id, "close", "{\"note\":\"市民撤回\",\"version\":7}", "CLOSED");
        web.perform(get("/api/v1/staff/tickets/" + id + "/history"))
                .andExpect(jsonPath("$[0].name").value("opened"))
                .andExpect(jsonPath("$[0].by").value(agent.id().toString()));
        web.perform(get("/api/v1/staff/citizens/" + caller.id() + "/timeline"))
                .andExpect(jsonPath("$.items[*].what").value(hasItem("phone-in")))
                .andExpect(jsonPath("$.items[0].ticket").value(id));
    }

    private void step(String id, String name, String body, String status) throws Exception {
        web.perform(json(post("/api/v1/staff/tickets/" + id + "/" + name), body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value(status));
    }

    @Test
    void anAnswerOnTheSpotAndAnApprovalGoOverTheWire() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        String form = """
                {"citizen":"%s","channel":"PHONE","type":"CONSULTATION","categoryCode":"living.noise",
                 "urgency":"NORMAL","title":"几点停工","text":"几点","articleCode":"ZS-0001","answer":"22点"}
                """.formatted(caller.id());
        web.perform(json(post("/api/v1/staff/tickets/answered"), form).header("Idempotency-Key", key()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("CLOSED"))
                .andExpect(jsonPath("$.articleCode").value("ZS-0001"));
        TicketView replied = replied();
        signedIn.as(agent);
        step(replied.id().toString(), "approve", "{\"version\":" + replied.version() + "}", "FOLLOW_UP");
    }

    @Test
    void aCitizenIsFoundNamedAndAskedHowToBeContacted() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        String card = "/api/v1/staff/citizens/" + caller.id();
        web.perform(get(card))
                .andExpect(jsonPath("$.primary.kind").value("PHONE"))
                .andExpect(jsonPath("$.primary.value").value(caller.point().value()))
                .andExpect(jsonPath("$.profile.largePrint").value(false));
        web.perform(get("/api/v1/staff/citizens")
                        .param("phone", "+86 " + caller.point().value()))
                .andExpect(jsonPath("$.id").value(caller.id().toString()));
        web.perform(json(put(card + "/name"), "{\"version\":2,\"name\":\"王大明\"}"))
                .andExpect(jsonPath("$.name").value("王大明"));
        web.perform(json(
                        put(card + "/profile"),
                        "{\"version\":3,\"language\":\"en\",\"voice\":false,\"sms\":true,\"largePrint\":true}"))
                .andExpect(jsonPath("$.profile.voice").value(false));
        problem(get("/api/v1/staff/citizens").param("phone", "13900000000000"), 404, "ticketing.unknown-citizen");
        problem(get("/api/v1/staff/citizens").param("phone", "nobody"), 404, "ticketing.unknown-citizen");
        problem(json(put(card + "/profile"), "{\"voice\":true}"), 422, "ticketing.field-missing");
        problem(json(put(card + "/name"), "{\"version\":4}"), 422, "ticketing.name-missing");
        problem(json(put(card + "/name"), "{\"name\":\"王大明\"}"), 422, "ticketing.field-missing");
    }

    @Test
    void wrongRequestsGetTheirReasonInWords() throws Exception {
        TicketView ticket = opened();
        String one = "/api/v1/staff/tickets/" + ticket.id();
        problem(json(post("/api/v1/staff/tickets"), "{}"), 422, "ticketing.field-missing");
        problem(json(post("/api/v1/staff/tickets"), "{\"channel\":\"TELEX\"}"), 422, "ticketing.unknown-choice");
        problem(
                json(post("/api/v1/staff/tickets"), "{\"citizen\":\"x\",\"channel\":\"PHONE\"}"),
                422,
                "ticketing.unknown-choice");
        problem(json(post(one + "/approve"), "{}"), 422, "ticketing.field-missing");
        problem(json(post(one + "/approve"), "{\"version\":99}"), 409, "ticketing.changed-meanwhile");
        problem(get("/api/v1/staff/tickets").param("status", "LOST"), 422, "ticketing.unknown-choice");
        problem(get("/api/v1/staff/tickets").param("after", "x"), 400, "foundation.malformed");
        problem(get("/api/v1/staff/tickets/" + java.util.UUID.randomUUID()), 404, "ticketing.unknown-ticket");
        problem(json(post("/api/v1/staff/tickets"), """
                        {"channel":"PHONE","type":"HELP","categoryCode":"living.noise","urgency":"NORMAL",
                         "title":"a","text":"b"}"""), 422, "ticketing.idempotency-key-missing");
    }

    @Test
    void aRefusalSpeaksTheReadersLanguage() throws Exception {
        signedIn.as(agent);
        var request = get("/api/v1/staff/tickets/" + java.util.UUID.randomUUID());
        web.perform(request.locale(java.util.Locale.SIMPLIFIED_CHINESE))
                .andExpect(jsonPath("$.title").value(containsString("没有这张工单")));
        web.perform(get("/api/v1/staff/tickets/" + java.util.UUID.randomUUID()).locale(java.util.Locale.ENGLISH))
                .andExpect(jsonPath("$.title").value(containsString("no such ticket")));
    }

    @Test
    void theCategoriesComeAsATree() throws Exception {
        signedIn.as(officer);
        web.perform(get("/api/v1/staff/categories"))
                .andExpect(jsonPath("$[?(@.code=='living.noise')].parentCode").value("living"))
                .andExpect(jsonPath("$[?(@.code=='living.noise')].parentCode").value("living"));
    }

    @Test
    void aStrangerIsStoppedBeforeTheirRequestIsRead() throws Exception {
        signedIn.as(administrator);
        var who = java.util.Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication());
        for (var request : List.of(
                get("/api/v1/staff/tickets/" + new java.util.UUID(0, 0) + "/form"),
                get("/api/v1/staff/tickets"),
                get("/api/v1/staff/citizens?phone=1"),
                get("/api/v1/staff/citizens/" + new java.util.UUID(0, 0) + "/timeline"),
                json(post("/api/v1/staff/tickets"), "{}"),
                json(post("/api/v1/staff/tickets/" + new java.util.UUID(0, 0) + "/sign"), "{}"))) {
            problem(request.principal(who), 403, "foundation.forbidden");
        }
    }

    private void problem(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        web.perform(request.locale(java.util.Locale.SIMPLIFIED_CHINESE))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.remedy").isNotEmpty());
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
