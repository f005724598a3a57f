package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Statistics.Sample;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;

/** Judgements are taken out of the adjusted rates by two; never by whoever handled the case. */
class ExclusionsTest extends FollowUpWork {

    @Test
    void theDepartmentThatWasJudgedAsksAndOthersDecide() throws Exception {
        TicketView ticket = judged();
        String of = STAFF + "tickets/" + ticket.id();
        signedIn.as(otherOfficer);
        web.perform(get(of + "/follow-ups")).andExpect(status().isNotFound());
        send(post(of + "/exclusions"), GROUNDS).andExpect(status().isNotFound());
        signedIn.as(leader);
        send(post(of + "/exclusions"), GROUNDS).andExpect(status().is4xxClientError());

        StaffMember chief = signedIn.newStaff("water", Role.OFFICER, Role.SUPERVISOR);
        String id = asks(officer, ticket);
        decide(officer, id, true).andExpect(status().is4xxClientError());
        decide(chief, id, true).andExpect(jsonPath("$.code").value("ticketing.own-case"));
        decide(supervisor, id, false).andExpect(status().isNoContent());
        signedIn.as(officer);
        web.perform(get(of + "/follow-ups"))
                .andExpect(jsonPath("$.exclusions[0].mayDecide").value(false))
                .andExpect(jsonPath("$.exclusions[0].decision.note").value("已核对录音"));
    }

    /** The desk's evidence may say who it was. */
    @Test
    void anOfficerReadsTheirOwnRequestsOnly() throws Exception {
        TicketView ticket = judged();
        asks(agent, ticket);
        signedIn.as(officer);
        web.perform(get(STAFF + "tickets/" + ticket.id() + "/follow-ups"))
                .andExpect(jsonPath("$.rounds", hasSize(1)))
                .andExpect(jsonPath("$.exclusions", hasSize(0)));
        send(post(STAFF + "tickets/" + ticket.id() + "/exclusions"), GROUNDS)
                .andExpect(jsonPath("$.code").value("ticketing.exclusion-asked"));
    }

    @Test
    void twoTakeAJudgementOutOfTheAdjustedRatesAndOfNoOther() throws Exception {
        Instant from = dayOfItsOwn();
        TicketView ticket = asked();
        send(post(STAFF + "tickets/" + ticket.id() + "/exclusions"), GROUNDS)
                .andExpect(jsonPath("$.code").value("ticketing.follow-up-not-ended"));
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID);
        Sample judged = new Sample(1, 1, 1, 1, 0.9, 0.96);
        assertThat(ratesSince(from).adjusted()).isEqualTo(judged);

        String id = asks(supervisor, ticket);
        send(post(STAFF + "tickets/" + ticket.id() + "/exclusions"), GROUNDS)
                .andExpect(jsonPath("$.code").value("ticketing.exclusion-asked"));
        decide(supervisor, id, true).andExpect(jsonPath("$.code").value("ticketing.exclusion-needs-another"));
        decide(handlersChief, id, true).andExpect(jsonPath("$.code").value("ticketing.own-case"));
        decide(agent, id, true).andExpect(status().is4xxClientError());
        StaffMember second = signedIn.newStaff("hotline", Role.SUPERVISOR);
        decide(second, id, true).andExpect(status().isNoContent());
        decide(second, id, false).andExpect(jsonPath("$.code").value("ticketing.exclusion-decided"));

        Statistics.Rates rates = ratesSince(from);
        assertThat(rates.raw()).isEqualTo(judged);
        assertThat(rates.adjusted()).isEqualTo(new Sample(0, 0, 0, 0, 0, null));
        assertThat(rates.excluded()).isEqualTo(1);
        assertThat(again(ticket).satisfaction()).isEqualTo(Satisfaction.FAIR);
    }

    @Test
    void aRefusedRequestChangesNothingAndMayBeAskedAgain() throws Exception {
        Instant from = dayOfItsOwn();
        TicketView ticket = asked();
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID);
        decide(supervisor, asks(agent, ticket), false).andExpect(status().isNoContent());
        assertThat(ratesSince(from).adjusted().counted()).isEqualTo(1);
        String second = asks(agent, ticket);
        signedIn.as(supervisor);
        web.perform(get(STAFF + "exclusions").param("size", "200"))
                .andExpect(jsonPath("$.items[?(@.id == '" + second + "')].mayDecide", hasItem(true)))
                .andExpect(jsonPath("$.items[?(@.id == '" + second + "')].keptAt", hasItem("录音 1024")));
        web.perform(get(STAFF + "exclusions").param("decided", "true").param("size", "1"))
                .andExpect(jsonPath("$.items[0].decision.approved").value(false));
    }

    @Test
    void requestsAreReadPageByPage() throws Exception {
        String first = asks(agent, judged());
        String second = asks(agent, judged());
        assertThat(pagesOf("exclusions")).containsSubsequence(first, second);
        decide(supervisor, first, true);
        decide(supervisor, second, false);
        assertThat(pagesOf("exclusions")).doesNotContain(first, second);
        assertThat(pagesOf("exclusions?decided=true")).containsSubsequence(second, first);
    }

    /** The ids of a list of the supervisor's, read one by one. */
    private List<String> pagesOf(String list) throws Exception {
        signedIn.as(supervisor);
        List<String> ids = new ArrayList<>();
        String after = "";
        while (after != null) {
            String page = web.perform(get(STAFF + list).param("size", "1").param("after", after))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            ids.addAll(JsonPath.<List<String>>read(page, "$.items[*].id"));
            after = JsonPath.read(page, "$.next");
        }
        return ids;
    }
}
