package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A leader asks who a case is about: for a reason, on the record, and never of a confidential one. */
class UnmaskTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private ResultActions ask(TicketId ticket, String reason) throws Exception {
        return web.perform(post("/api/v1/staff/tickets/" + ticket + "/unmask")
                .principal(Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication()))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"" + reason + "\"}"));
    }

    @Test
    void aLeaderSeesItForAReasonWhichStandsInTheAudit() throws Exception {
        Caller caller = caller("王小明");
        Tickets.TicketView ticket = opened(caller, false);
        StaffMember leader = signedIn.as(signedIn.newStaff("office", Role.LEADER));
        assertThat(tickets.find(ticket.id()).orElseThrow().citizenName()).isEqualTo("王**");

        ask(ticket.id(), "信访复查，需当面回访")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.citizenName").value("王小明"))
                .andExpect(jsonPath("$.contact").value(caller.point().value()));

        assertThat(jdbc.sql("""
                        SELECT details FROM foundation.audit_entry
                        WHERE action = 'personal-data.unmasked' AND subject = ? AND actor = ?
                        """)
                        .params("ticket:" + ticket.number(), leader.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("{\"reason\":\"信访复查，需当面回访\"}");
    }

    @Test
    void withoutAReasonNothingIsShownAndNothingRecorded() throws Exception {
        Tickets.TicketView ticket = opened(caller("王小明"), false);
        signedIn.as(signedIn.newStaff("office", Role.LEADER));
        for (String reason : new String[] {"", "   ", "看看", "一".repeat(201)}) {
            ask(ticket.id(), reason)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.code").value("foundation.unmask-reason"));
        }
        assertThat(unmasked(ticket)).isZero();
    }

    @Test
    void whoReportedStaysHidden() throws Exception {
        Tickets.TicketView ticket = opened(caller("郑举报"), true);
        signedIn.as(signedIn.newStaff("office", Role.LEADER));
        ask(ticket.id(), "信访复查，需当面回访")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("ticketing.informant-hidden"));
        assertThat(unmasked(ticket)).isZero();
    }

    @Test
    void nobodyElseAsks() throws Exception {
        Tickets.TicketView ticket = opened(caller("王小明"), false);
        for (Role role : Role.values()) {
            if (role != Role.LEADER) {
                signedIn.as(signedIn.newStaff("office", role));
                ask(ticket.id(), "信访复查，需当面回访").andExpect(status().isForbidden());
            }
        }
        assertThat(unmasked(ticket)).isZero();
    }

    private long unmasked(Tickets.TicketView ticket) {
        return jdbc.sql(
                        "SELECT count(*) FROM foundation.audit_entry WHERE action = 'personal-data.unmasked' AND subject = ?")
                .param("ticket:" + ticket.number())
                .query(Long.class)
                .single();
    }

    private Tickets.TicketView opened(Caller caller, boolean confidential) {
        signedIn.as(agent);
        var form = new Tickets.NewTicket(
                caller.id(),
                null,
                Channel.PHONE,
                TicketType.COMPLAINT,
                NOISE,
                Urgency.NORMAL,
                "夜间施工",
                "睡不着",
                null,
                confidential);
        return tickets.open(form, key()).orThrow();
    }
}
