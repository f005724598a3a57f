package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The same step on many cases: each by itself, with a result for each. */
class BulkTest extends CaseWork {

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private ResultActions send(String step, String body) throws Exception {
        return web.perform(post("/api/v1/staff/bulk/" + step)
                .principal(Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication()))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String row(UUID id, long version) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + "}";
    }

    private static String rows(TicketView... tickets) {
        return Arrays.stream(tickets)
                .map(one -> row(one.id().value(), one.version()))
                .collect(Collectors.joining(",", "\"rows\":[", "]"));
    }

    private TicketStatus now(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow().status();
    }

    @Test
    void whatIsRefusedForOneChangesNothingForTheOthers() throws Exception {
        TicketView first = opened();
        TicketView moved = opened();
        tickets.dispatch(moved.id(), "ecology", null, moved.version()).orThrow();
        TicketView last = opened();
        UUID nowhere = UUID.randomUUID();
        String body = "{\"departmentCode\":\"water\",\"note\":\"同一处爆管\",\"rows\":["
                + row(first.id().value(), first.version())
                + "," + row(moved.id().value(), moved.version()) + "," + row(nowhere, 1) + ","
                + row(last.id().value(), last.version()) + "]}";
        send("dispatch", body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(4))
                .andExpect(jsonPath("$[0].id").value(first.id().toString()))
                .andExpect(jsonPath("$[0].status").value("DISPATCHED"))
                .andExpect(jsonPath("$[0].problem").isEmpty())
                .andExpect(jsonPath("$[1].status").isEmpty())
                .andExpect(jsonPath("$[1].problem.code").value("ticketing.changed-meanwhile"))
                .andExpect(jsonPath("$[1].problem.title").isNotEmpty())
                .andExpect(jsonPath("$[1].problem.changedBy").value(agent.displayName()))
                .andExpect(jsonPath("$[2].problem.code").value("ticketing.unknown-ticket"))
                .andExpect(jsonPath("$[3].status").value("DISPATCHED"));
        assertThat(now(first)).isEqualTo(TicketStatus.DISPATCHED);
        assertThat(now(last)).isEqualTo(TicketStatus.DISPATCHED);
        assertThat(tickets.find(moved.id()).orElseThrow().lead()).isEqualTo("ecology");
        assertThat(tickets.history(last.id()))
                .filteredOn(one -> one.name().equals("dispatched"))
                .singleElement()
                .satisfies(one -> assertThat(one.details()).containsEntry("text", "同一处爆管"));
    }

    @Test
    void aDepartmentSignsWhatIsItsAndNothingElse() throws Exception {
        TicketView own = dispatched();
        TicketView others = opened();
        others =
                tickets.dispatch(others.id(), "ecology", null, others.version()).orThrow();
        signedIn.as(officer);
        send("sign", "{" + rows(own, own, others) + "}")
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].status").value("IN_PROGRESS"))
                .andExpect(jsonPath("$[1].problem.code").value("ticketing.unknown-ticket"));
        assertThat(now(own)).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(now(others)).isEqualTo(TicketStatus.DISPATCHED);
    }

    @Test
    void theListSaysTheVersionThatAStepIsTakenFrom() throws Exception {
        TicketView ticket = dispatched();
        web.perform(get("/api/v1/staff/tickets").param("q", ticket.number()))
                .andExpect(jsonPath("$.items[0].version").value((int) ticket.version()));
    }

    @Test
    void onlyWhoMayTakeTheStepMayTakeItOnMany() throws Exception {
        TicketView ticket = dispatched();
        String body = "{\"departmentCode\":\"water\"," + rows(ticket) + "}";
        for (var who : java.util.List.of(leader, administrator, agent)) {
            signedIn.as(who);
            send("sign", body).andExpect(status().isForbidden());
        }
        for (var who : java.util.List.of(leader, administrator, officer)) {
            signedIn.as(who);
            send("dispatch", body).andExpect(status().isForbidden());
        }
        assertThat(now(ticket)).isEqualTo(TicketStatus.DISPATCHED);
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsDone() throws Exception {
        TicketView ticket = opened();
        String one = row(ticket.id().value(), ticket.version());
        wrong("{\"departmentCode\":\"water\"}", "field-missing");
        wrong("{\"departmentCode\":\"water\",\"rows\":[]}", "bulk-size");
        wrong(
                "{\"departmentCode\":\"water\",\"rows\":[" + String.join(",", Collections.nCopies(51, one)) + "]}",
                "bulk-size");
        wrong("{\"rows\":[" + one + "]}", "field-missing");
        wrong("{\"departmentCode\":\"water\",\"rows\":[" + one + ",null]}", "field-missing");
        wrong("{\"departmentCode\":\"water\",\"rows\":[" + one + ",{\"version\":1}]}", "field-missing");
        wrong("{\"departmentCode\":\"water\",\"rows\":[" + one + ",{\"id\":\"" + key() + "\"}]}", "field-missing");
        send("dispatch", "{\"departmentCode\":\"nowhere\",\"rows\":[" + one + "]}")
                .andExpect(jsonPath("$[0].problem.code").value("ticketing.unknown-department"));
        assertThat(now(ticket)).isEqualTo(TicketStatus.TO_DISPATCH);
    }

    private void wrong(String body, String code) throws Exception {
        send("dispatch", body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("ticketing." + code));
    }
}
