package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.civicline.ticketing.Statistics.Sample;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.FollowUpTextWanted;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.ResultActions;

/** Citizens are asked by agents; never by whoever handled the case. */
@RecordApplicationEvents
class FollowUpApiTest extends FollowUpWork {

    @Autowired
    ApplicationEvents events;

    @Test
    void anAgentAsksAndTheCaseEndsWithTheThreeAnswers() throws Exception {
        TicketView ticket = asked();
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rounds[0].round.contacted").value(true))
                .andExpect(jsonPath("$.rounds[0].round.solved").value(true))
                .andExpect(jsonPath("$.rounds[0].round.grade").value(3))
                .andExpect(jsonPath("$.rounds[0].round.via").value("PHONE"))
                .andExpect(jsonPath("$.rounds[0].askedBy").value(agent.displayName()));
        assertThat(again(ticket).satisfaction()).isEqualTo(Satisfaction.FAIR);
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ticketing.already-rated"));
    }

    @Test
    void aCitizenIsAskedOnceMoreByTextButNotTooOften() throws Exception {
        TicketView ticket = asked();
        assertThat(texting(ticket)).as("the result was only just sent").isEqualTo("ticketing.texted-lately");
        clock.forward(Duration.ofHours(24));
        signedIn.as(handler);
        assertThat(texting(ticket)).isEqualTo("ticketing.own-case");
        signedIn.as(agent);
        assertThat(texting(ticket)).isEmpty();
        assertThat(events.stream(FollowUpTextWanted.class)).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(ticket.number());
            assertThat(one.language()).isEqualTo("zh-CN");
            assertThat(one.phone()).isNotBlank();
        });
        assertThat(texting(ticket)).isEqualTo("ticketing.texted-lately");
        clock.forward(Duration.ofHours(24));
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rounds[0].round.tries").value(0));
        assertThat(texting(ticket)).isEqualTo("ticketing.already-rated");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM foundation.audit_entry WHERE action = 'follow-up.texted' AND subject = :s")
                        .param("s", "ticket:" + ticket.number())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theListSaysHowACitizenMayBeReached() throws Exception {
        TicketView ticket = asked();
        clock.forward(Duration.ofHours(24));
        wishes(ticket, "voice = FALSE");
        assertThat(line(ticket).get("call")).isEqualTo(reach("NEVER"));
        assertThat(line(ticket).get("text")).isEqualTo(reach("NOW"));
        wishes(ticket, "voice = TRUE, sms = FALSE, language = 'en'");
        assertThat(line(ticket).get("text")).isEqualTo(reach("NEVER"));
        assertThat(line(ticket).get("language")).isEqualTo("en");
        assertThat(texting(ticket)).isEqualTo("ticketing.text-not-wanted");
        wishes(ticket, "sms = TRUE, quiet_from = '00:00', quiet_until = '13:59'");
        var from = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).withHour(12);
        clock.forward(Duration.between(clock.instant(), from.plusDays(1).toInstant()));
        assertThat(line(ticket).get("text"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("may", "LATER")
                .doesNotContainEntry("until", null);
        assertThat(texting(ticket)).as("it waits in the outbox").isEmpty();
        assertThat(Instant.parse((String) line(ticket).get("textAgainAt"))).isAfter(clock.instant());
    }

    private void wishes(TicketView ticket, String wishes) {
        jdbc.sql("UPDATE ticketing.citizen SET " + wishes
                        + " WHERE id = (SELECT citizen_id FROM ticketing.ticket WHERE id = :ticket)")
                .param("ticket", ticket.id().value())
                .update();
    }

    private static Map<String, Object> reach(String may) {
        var reach = new HashMap<String, Object>();
        reach.put("may", may);
        reach.put("until", null);
        return reach;
    }

    private Map<String, Object> line(TicketView ticket) throws Exception {
        signedIn.as(agent);
        String next = "";
        do {
            String page = web.perform(get(STAFF + "follow-ups?size=200" + next))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            List<Map<String, Object>> found = JsonPath.read(page, "$.items[?(@.number == '" + ticket.number() + "')]");
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            String after = JsonPath.read(page, "$.next");
            next = after == null ? "" : "&after=" + after;
        } while (!next.isEmpty());
        throw new AssertionError("not in the list: " + ticket.number());
    }

    /** What it was refused with; empty if it was not. */
    private String texting(TicketView ticket) throws Exception {
        String body = send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/text"), "")
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> codes = JsonPath.read(body, "$..code");
        return codes.isEmpty() ? "" : codes.getFirst();
    }

    @Test
    void whoeverSaysItIsNotSolvedIsHeardWhateverTheGrade() throws Exception {
        TicketView ticket = asked();
        send(
                        post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"),
                        "{\"contacted\":false,\"solved\":false,\"grade\":4}")
                .andExpect(jsonPath("$.rounds[0].round.grade").value(4));
        assertThat(again(ticket).satisfaction()).isEqualTo(Satisfaction.NOT_SOLVED);
        assertThat(again(ticket).actions()).contains("redo");
    }

    @Test
    void solvedNeedsAGrade() throws Exception {
        TicketView ticket = asked();
        for (String said : new String[] {
            "{\"contacted\":true,\"solved\":true}",
            "{\"contacted\":true,\"solved\":true,\"grade\":0}",
            "{\"contacted\":true,\"solved\":false,\"grade\":6}",
            "{\"solved\":false}",
            "{}"
        }) {
            send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), said)
                    .andExpect(status().is4xxClientError());
        }
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);
    }

    @Test
    void nobodyWhoHandledTheCaseTouchesWhatItsCitizenSays() throws Exception {
        TicketView ticket = asked();
        String of = STAFF + "tickets/" + ticket.id();
        signedIn.as(handler);
        send(post(of + "/follow-ups/answers"), SAID)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("ticketing.own-case"));
        send(post(of + "/follow-ups/not-reached"), "{\"reason\":\"没人接\"}").andExpect(status().isForbidden());
        waiting().andExpect(jsonPath("$.items[*].number", not(hasItem(ticket.number()))));
        web.perform(get(of + "/follow-ups")).andExpect(jsonPath("$.own").value(true));
        signedIn.as(officer);
        send(post(of + "/follow-ups/answers"), SAID).andExpect(status().is4xxClientError());
        web.perform(get(of + "/follow-ups")).andExpect(jsonPath("$.own").value(true));
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);

        signedIn.as(agent);
        waiting().andExpect(jsonPath("$.items[*].number", hasItem(ticket.number())));
        send(post(of + "/follow-ups/answers"), SAID).andExpect(status().isOk());
    }

    /** The lead answered for them, in the main ticket: it has handled what was merged into it too. */
    @Test
    void whoAnsweredTheMainTicketHandledTheOthersToo() throws Exception {
        TicketView main = replied();
        signedIn.as(agent);
        TicketView part = opened();
        tickets.take(part.id(), new SideStep.Merge(main.number(), "同一件事"), part.version())
                .orThrow();
        tickets.approve(main.id(), main.version()).orThrow();
        signedIn.as(handler);
        send(post(STAFF + "tickets/" + part.id() + "/follow-ups/answers"), SAID)
                .andExpect(jsonPath("$.code").value("ticketing.own-case"));
    }

    @Test
    void silenceIsNoSampleAfterEnoughTriesFarEnoughApart() throws Exception {
        Instant from = dayOfItsOwn();
        TicketView ticket = asked();
        String tries = STAFF + "tickets/" + ticket.id() + "/follow-ups/not-reached";
        send(post(tries), "{\"reason\":\"没人接\"}")
                .andExpect(jsonPath("$.rounds[0].round.tries").value(1));
        clock.forward(Duration.ofHours(3));
        send(post(tries), "{\"reason\":\"没人接\"}")
                .andExpect(jsonPath("$.rounds[0].round.tries").value(1));
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);
        clock.forward(Duration.ofHours(1));
        send(post(tries), "{\"reason\":\"关机\"}")
                .andExpect(jsonPath("$.rounds[0].round.tries").value(2))
                .andExpect(jsonPath("$.rounds[0].round.sample").value(false));
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.CLOSED);
        Statistics.Rates rates = ratesSince(from);
        assertThat(rates.raw().counted()).isEqualTo(1);
        assertThat(rates.adjusted().counted()).isZero();
        assertThat(rates.silent()).isEqualTo(1);
    }

    @Test
    void closingByHandBettersNoRate() {
        Instant from = dayOfItsOwn();
        TicketView ticket = asked();
        tickets.close(ticket.id(), "联系不上", ticket.version()).orThrow();
        assertThat(ratesSince(from).adjusted()).isEqualTo(new Sample(1, 0, 0, 0, 0, null));
    }

    @Test
    void listsGoOnWhereTheyEnded() throws Exception {
        asked();
        asked();
        String next = JsonPath.read(
                web.perform(get(STAFF + "follow-ups").param("size", "1"))
                        .andExpect(jsonPath("$.items", hasSize(1)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.next");
        web.perform(get(STAFF + "follow-ups").param("size", "200").param("after", next))
                .andExpect(jsonPath("$.next").value(nullValue()));
        String beyond = Long.MAX_VALUE + "_0_" + key();
        signedIn.as(supervisor);
        for (String list : new String[] {"follow-ups", "exclusions", "exclusions?decided=true"}) {
            web.perform(get(STAFF + list).param("after", beyond))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("foundation.malformed"));
        }
    }

    private ResultActions waiting() throws Exception {
        return web.perform(get(STAFF + "follow-ups").param("size", "200"));
    }
}
