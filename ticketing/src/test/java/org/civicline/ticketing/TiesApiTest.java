package org.civicline.ticketing;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Departments and tickets brought together over the wire, and what each may see of it. */
class TiesApiTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void departmentsHelpOverTheWire() throws Exception {
        TicketView ticket = opened();
        step(ticket, "dispatch", "\"departmentCode\":\"water\",\"coHandlers\":[\"ecology\"],\"note\":\"请核查\"")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.coHandlers[0].code").value("ecology"))
                .andExpect(jsonPath("$.coHandlers[0].stand").value("NAMED"))
                .andExpect(jsonPath("$.coHandlers[0].note").value("请核查"));
        signedIn.as(otherOfficer);
        web.perform(get("/api/v1/staff/tickets").param("helping", "true").param("q", ticket.number()))
                .andExpect(jsonPath("$.items", hasSize(1)));
        step(ticket, "co-sign", "").andExpect(jsonPath("$.coHandlers[0].stand").value("SIGNED"));
        step(ticket, "contribute", "\"text\":\"已查\"")
                .andExpect(jsonPath("$.coHandlers[0].text").value("已查"))
                .andExpect(jsonPath("$.coHandlers[0].stand").value("CONTRIBUTED"));
        signedIn.as(agent);
        step(ticket, "name-co", "\"departmentCode\":\"ecology\",\"reason\":\"再查一次\"")
                .andExpect(jsonPath("$.coHandlers", hasSize(2)));
        step(ticket, "release-co", "\"departmentCode\":\"ecology\",\"reason\":\"不用了\"")
                .andExpect(jsonPath("$.coHandlers", hasSize(1)));
        step(ticket, "name-co", "\"departmentCode\":\"ecology\"").andExpect(status().isOk());
        signedIn.as(otherOfficer);
        step(ticket, "co-decline", "\"reason\":\"不涉及\"")
                .andExpect(jsonPath("$.coHandlers[1].stand").value("DECLINED"));
    }

    @Test
    void tiesShowEachWhatIsTheirs() throws Exception {
        TicketView main = dispatched();
        TicketView merged = opened();
        TicketView related = opened();
        step(merged, "merge", "\"number\":\"" + main.number() + "\",\"reason\":\"同一处\"")
                .andExpect(jsonPath("$.status").value("MERGED"));
        step(main, "relate", "\"number\":\"" + related.number() + "\"").andExpect(status().isOk());

        ties(main)
                .andExpect(jsonPath("$.main").value(nullValue()))
                .andExpect(jsonPath("$.merged[0].id").value(merged.id().toString()))
                .andExpect(jsonPath("$.merged[0].title").value(merged.title()))
                .andExpect(jsonPath("$.related[0].number").value(related.number()));
        ties(merged).andExpect(jsonPath("$.main.number").value(main.number()));
        ties(related).andExpect(jsonPath("$.related[0].number").value(main.number()));

        signedIn.as(officer);
        ties(main)
                .andExpect(jsonPath("$.merged[0].number").value(merged.number()))
                .andExpect(jsonPath("$.merged[0].id").value(nullValue()))
                .andExpect(jsonPath("$.merged[0].title").value(nullValue()))
                .andExpect(jsonPath("$.related", hasSize(0)));
        signedIn.as(otherOfficer);
        web.perform(get("/api/v1/staff/tickets/" + main.id() + "/ties")).andExpect(status().isNotFound());

        signedIn.as(agent);
        step(main, "unrelate", "\"number\":\"" + related.number() + "\"").andExpect(status().isOk());
        ties(related).andExpect(jsonPath("$.related", hasSize(0)));
        step(merged, "unmerge", "\"reason\":\"另一处\"")
                .andExpect(jsonPath("$.status").value("TO_DISPATCH"));
        ties(main).andExpect(jsonPath("$.merged", hasSize(0)));
    }

    private ResultActions ties(TicketView ticket) throws Exception {
        return web.perform(get("/api/v1/staff/tickets/" + ticket.id() + "/ties"))
                .andExpect(status().isOk());
    }

    private ResultActions step(TicketView ticket, String name, String fields) throws Exception {
        long version = tickets.find(ticket.id()).orElseThrow().version();
        String body = "{\"version\":" + version + (fields.isEmpty() ? "" : "," + fields) + "}";
        return web.perform(post("/api/v1/staff/tickets/" + ticket.id() + "/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
