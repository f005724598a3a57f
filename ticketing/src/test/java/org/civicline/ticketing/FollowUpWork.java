package org.civicline.ticketing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What tests of follow-ups begin with: a case whose citizen is to be asked, and people of the department it was. */
abstract class FollowUpWork extends CaseWork {

    private static final AtomicInteger DAYS = new AtomicInteger();
    static final String STAFF = "/api/v1/staff/";
    static final String SAID = "{\"contacted\":true,\"solved\":true,\"grade\":3}";
    static final String GROUNDS = "{\"ground\":\"MISTAKEN\",\"evidence\":\"市民来电说按错了键\",\"keptAt\":\"录音 1024\"}";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Statistics statistics;

    MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    StaffMember handler = agent;
    StaffMember handlersChief = agent;

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        handler = signedIn.newStaff("water", Role.AGENT);
        handlersChief = signedIn.newStaff("water", Role.SUPERVISOR);
    }

    TicketView asked() {
        return approved();
    }

    TicketView judged() throws Exception {
        TicketView ticket = asked();
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID)
                .andExpect(status().isOk());
        return ticket;
    }

    /** So that no other test's follow-ups are counted. */
    Instant dayOfItsOwn() {
        clock.forward(Duration.ofDays(1_000L + 40L * DAYS.incrementAndGet()));
        return clock.instant();
    }

    Statistics.Rates ratesSince(Instant from) {
        return statistics.rates(from, clock.instant().plusSeconds(1));
    }

    String asks(StaffMember by, TicketView ticket) throws Exception {
        signedIn.as(by);
        String answer = send(post(STAFF + "tickets/" + ticket.id() + "/exclusions"), GROUNDS)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> ids = JsonPath.read(answer, "$[*].id");
        return ids.getLast();
    }

    ResultActions decide(StaffMember by, String id, boolean approved) throws Exception {
        signedIn.as(by);
        return send(
                post(STAFF + "exclusions/" + id + "/decision"), "{\"approved\":" + approved + ",\"note\":\"已核对录音\"}");
    }

    ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return web.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    TicketView again(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow();
    }
}
