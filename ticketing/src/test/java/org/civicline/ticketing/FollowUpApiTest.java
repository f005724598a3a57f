package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Statistics.Sample;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.FollowUpTextWanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Citizens are asked by agents, and taken out of the rates by two; never by whoever handled the case. */
@RecordApplicationEvents
class FollowUpApiTest extends CaseWork {

    private static final AtomicInteger DAYS = new AtomicInteger();
    private static final String STAFF = "/api/v1/staff/";
    private static final String SAID = "{\"contacted\":true,\"solved\":true,\"grade\":3}";
    private static final String GROUNDS = "{\"ground\":\"MISTAKEN\",\"evidence\":\"市民来电说按错了键\",\"keptAt\":\"录音 1024\"}";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ApplicationEvents events;

    @Autowired
    Statistics statistics;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();
    private StaffMember handler = agent;
    private StaffMember handlersChief = agent;

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        handler = signedIn.newStaff("water", Role.AGENT);
        handlersChief = signedIn.newStaff("water", Role.SUPERVISOR);
    }

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

    private TicketView asked() {
        return approved();
    }

    private TicketView judged() throws Exception {
        TicketView ticket = asked();
        send(post(STAFF + "tickets/" + ticket.id() + "/follow-ups/answers"), SAID)
                .andExpect(status().isOk());
        return ticket;
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

    /** So that no other test's follow-ups are counted. */
    private Instant dayOfItsOwn() {
        clock.forward(Duration.ofDays(1_000L + 40L * DAYS.incrementAndGet()));
        return clock.instant();
    }

    private Statistics.Rates ratesSince(Instant from) {
        return statistics.rates(from, clock.instant().plusSeconds(1));
    }

    private String asks(StaffMember by, TicketView ticket) throws Exception {
        signedIn.as(by);
        String answer = send(post(STAFF + "tickets/" + ticket.id() + "/exclusions"), GROUNDS)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> ids = JsonPath.read(answer, "$[*].id");
        return ids.getLast();
    }

    private ResultActions decide(StaffMember by, String id, boolean approved) throws Exception {
        signedIn.as(by);
        return send(
                post(STAFF + "exclusions/" + id + "/decision"), "{\"approved\":" + approved + ",\"note\":\"已核对录音\"}");
    }

    private ResultActions waiting() throws Exception {
        return web.perform(get(STAFF + "follow-ups").param("size", "200"));
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return web.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private TicketView again(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow();
    }
}
