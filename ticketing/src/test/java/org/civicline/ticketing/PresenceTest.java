package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.CaseTouched;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who else is at a case, and what is said to whoever was slower. */
@RecordApplicationEvents
class PresenceTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ApplicationEvents events;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private ResultActions here(TicketView ticket, boolean editing) throws Exception {
        return web.perform(put("/api/v1/staff/tickets/" + ticket.id() + "/presence")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"editing\":" + editing + "}"));
    }

    private long told(TicketView ticket) {
        return events.stream(CaseTouched.class)
                .filter(one -> one.ticket().equals(ticket.id().value()))
                .count();
    }

    @Test
    void whoHasACaseOpenSeesWhoElseDoesAndWhoIsWriting() throws Exception {
        TicketView ticket = dispatched();
        here(ticket, false).andExpect(status().isOk()).andExpect(jsonPath("$").value(empty()));
        signedIn.as(officer);
        here(ticket, true)
                .andExpect(jsonPath("$[0].id").value(agent.id().toString()))
                .andExpect(jsonPath("$[0].name").value(agent.displayName()))
                .andExpect(jsonPath("$[0].department").value("热线中心"))
                .andExpect(jsonPath("$[0].editing").value(false))
                .andExpect(jsonPath("$.length()").value(1));
        signedIn.as(agent);
        here(ticket, false).andExpect(jsonPath("$[0].editing").value(true));
    }

    @Test
    void theyAreGoneWhenTheySaySoOrSayNothingAnyMore() throws Exception {
        TicketView ticket = opened();
        here(ticket, true);
        signedIn.as(supervisor);
        here(ticket, false).andExpect(jsonPath("$.length()").value(1));
        signedIn.as(agent);
        web.perform(delete("/api/v1/staff/tickets/" + ticket.id() + "/presence"))
                .andExpect(status().isNoContent());
        here(ticket, true);
        signedIn.as(supervisor);
        clock.forward(Duration.ofSeconds(44));
        here(ticket, false).andExpect(jsonPath("$.length()").value(1));
        clock.forward(Duration.ofSeconds(2));
        here(ticket, false).andExpect(jsonPath("$").value(empty()));
        clock.forward(Duration.ofMinutes(2));
        here(opened(), false);
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.presence WHERE ticket_id = ?")
                        .param(ticket.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void screensAreToldOfWhatIsNewAndOfNothingElse() throws Exception {
        TicketView ticket = opened();
        here(ticket, false);
        assertThat(told(ticket)).isEqualTo(1);
        here(ticket, false);
        here(ticket, false);
        assertThat(told(ticket)).isEqualTo(1);
        here(ticket, true);
        assertThat(told(ticket)).isEqualTo(2);
        web.perform(delete("/api/v1/staff/tickets/" + ticket.id() + "/presence"));
        web.perform(delete("/api/v1/staff/tickets/" + ticket.id() + "/presence"));
        assertThat(told(ticket)).isEqualTo(3);
    }

    @Test
    void whoMayNotSeeTheCaseIsNeitherThereNorToldWhoIs() throws Exception {
        TicketView ticket = dispatched();
        here(ticket, true);
        signedIn.as(otherOfficer);
        here(ticket, true)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("ticketing.unknown-ticket"));
        signedIn.as(supervisor);
        here(ticket, false).andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void whoWasSlowerIsToldWhoChangedItWhenAndHow() throws Exception {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        tickets.sign(ticket.id(), ticket.version()).orThrow();
        for (String step : new String[] {"sign", "return"}) {
            web.perform(post("/api/v1/staff/tickets/" + ticket.id() + "/" + step)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\":\"不归我管\",\"reasonCode\":\"OTHER\",\"version\":" + ticket.version()
                                    + "}"))
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("ticketing.changed-meanwhile"))
                    .andExpect(jsonPath("$.ticketStatus").value("IN_PROGRESS"))
                    .andExpect(jsonPath("$.change").value("signed"))
                    .andExpect(jsonPath("$.changedBy").value(officer.displayName()))
                    .andExpect(jsonPath("$.changedAt").isNotEmpty());
        }
    }
}
