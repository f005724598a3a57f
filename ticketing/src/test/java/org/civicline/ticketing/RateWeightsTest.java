package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;

/** What the rates are weighed by is published in versions, and tried before. */
class RateWeightsTest extends FollowUpWork {

    @Test
    void weightsAreVersionedAndChangedOnlyByWhoIsNotMeasured() throws Exception {
        String changed = """
                {"version":%d,"note":"按市里2027年办法","contacted":20,"solved":40,"satisfied":40,
                 "grades":[100,90,60,0,0],"tries":3,"hoursApart":6}""";
        signedIn.as(supervisor);
        send(put(STAFF + "follow-up-rules"), changed.formatted(1)).andExpect(status().is4xxClientError());
        signedIn.as(administrator);
        send(put(STAFF + "follow-up-rules"), changed.formatted(7))
                .andExpect(jsonPath("$.code").value("ticketing.rules-changed"));
        send(put(STAFF + "follow-up-rules"), changed.formatted(1).replace("90,60", "60,90"))
                .andExpect(jsonPath("$.code").value("ticketing.rate-rules-faulty"));
        send(put(STAFF + "follow-up-rules"), changed.formatted(1).replace(":20", ":21"))
                .andExpect(jsonPath("$.code").value("ticketing.rate-weights"))
                .andExpect(jsonPath("$.sum").value(101));
        try {
            send(put(STAFF + "follow-up-rules"), changed.formatted(1))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$[0].rules.version").value(2))
                    .andExpect(jsonPath("$[0].rules.grades[2]").value(60))
                    .andExpect(jsonPath("$[0].publishedBy").value(administrator.displayName()))
                    .andExpect(jsonPath("$[1].publishedBy").value(nullValue()))
                    .andExpect(jsonPath("$[1].rules.grades[2]").value(90));
            Instant from = dayOfItsOwn();
            TicketView ticket = asked();
            send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID);
            assertThat(ratesSince(from).adjusted().satisfied()).isEqualTo(0.6);
            assertThat(ratesSince(from).rules()).isEqualTo(2);
        } finally {
            jdbc.sql("DELETE FROM ticketing.rate_rules WHERE version > 1").update();
        }
    }

    @Test
    void otherWeightsAreTriedOnTheLastThirtyDaysAndChangeNothing() throws Exception {
        dayOfItsOwn();
        judged();
        clock.forward(Duration.ofMinutes(1));
        signedIn.as(supervisor);
        send(post(STAFF + "follow-up-rules/trial"), """
                        {"version":1,"contacted":0,"solved":0,"satisfied":100,"grades":[100,90,60,0,0],"tries":3,"hoursApart":6}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.now.adjusted.satisfied").value(0.9))
                .andExpect(jsonPath("$.now.adjusted.composite").value(0.96))
                .andExpect(jsonPath("$.then.adjusted.satisfied").value(0.6))
                .andExpect(jsonPath("$.then.adjusted.composite").value(0.6));
        signedIn.as(administrator);
        web.perform(get(STAFF + "follow-up-rules"))
                .andExpect(jsonPath("$[0].rules.version").value(1));
        signedIn.as(agent);
        send(post(STAFF + "follow-up-rules/trial"), "{}").andExpect(status().is4xxClientError());
    }
}
