package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.supervision.Climbing;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Warnings, urging, supervising, noticing by themselves, until somebody answers. */
class SupervisionTest extends SupervisionWork {

    @Test
    void aClockTurnsYellowThenRedThenTheLadderIsClimbedStepByStep() throws Exception {
        TicketView ticket = signed();
        contacted(ticket);
        // Due on Monday at six in the evening: 176 hours; three quarters are over on Saturday at ten in the evening.
        at("2035-11-24T13:50:00Z");
        assertThat(ladderSteps(ticket)).isEmpty();
        at("2035-11-24T14:10:00Z");
        assertThat(ladderSteps(ticket)).containsExactly("warned-yellow");
        at("2035-11-26T10:01:00Z");
        assertThat(ladderSteps(ticket)).containsExactly("warned-yellow", "warned-red");
        at("2035-11-27T10:01:00Z");
        assertThat(ladderSteps(ticket)).containsExactly("warned-yellow", "warned-red", "urged");
        JsonNode urged = only(officer, ticket);
        assertThat(urged.get("level").asString()).isEqualTo("URGE");
        assertThat(urged.get("departmentCode").asString()).isEqualTo("water");
        assertThat(urged.get("raisedBy").isNull()).isTrue();
        assertThat(urged.get("mayAnswer").asBoolean()).isTrue();
        assertThat(texts(urged.get("people"))).contains(officer.displayName()).doesNotContain(leader.displayName());
        // Unanswered by the close of the next working day it is lifted to the next level, to more people.
        at("2035-11-28T10:02:00Z");
        assertThat(only(supervisor, ticket).get("level").asString()).isEqualTo("SUPERVISE");
        assertThat(texts(only(supervisor, ticket).get("people"))).contains(supervisor.displayName());
        at("2035-11-30T10:03:00Z");
        assertThat(only(leader, ticket).get("level").asString()).isEqualTo("NOTICE");
        assertThat(texts(only(leader, ticket).get("people"))).contains(leader.displayName());
        assertThat(ladderSteps(ticket)).endsWith("urged", "supervised", "noticed");
        // At the top it stays, whatever time goes by.
        at("2035-12-31T10:00:00Z");
        assertThat(ladderSteps(ticket)).endsWith("supervised", "noticed");
    }

    @Test
    void whatIsFoundVeryLateIsUrgedFirst() throws Exception {
        TicketView ticket = signed();
        contacted(ticket);
        at("2035-12-10T02:00:00Z");
        assertThat(ladderSteps(ticket)).containsExactly("warned-yellow", "warned-red", "urged");
        answer(officer, only(officer, ticket));
        at("2035-12-10T03:00:00Z");
        assertThat(ladderSteps(ticket)).as("the answer counts for a while").endsWith("urged");
        at("2035-12-11T10:01:00Z");
        assertThat(ladderSteps(ticket)).endsWith("urged", "supervised");
    }

    @Test
    void itEndsWithAnAnswerAndWithNothingElse() throws Exception {
        TicketView ticket = signed();
        at("2035-11-27T10:01:00Z");
        signedIn.as(officer);
        ticket = tickets.find(ticket.id()).orElseThrow();
        tickets.reply(ticket.id(), "已责令停工。", ticket.version()).orThrow();
        JsonNode open = only(officer, ticket);
        assertThat(open.get("answeredAt").isNull())
                .as("the case's reply is no answer to it")
                .isTrue();
        String path = "/supervisions/" + open.get("id").asString() + "/answer";
        assertThat(post(otherOfficer, path, "{\"text\":\"不归我\"}").status()).isEqualTo(404);
        assertThat(post(officer, path, "{\"text\":\" \"}").body().get("code").asString())
                .isEqualTo("ticketing.reason-missing");
        assertThat(post(officer, path, "{\"text\":\"已派人\\u0000\"}").status()).isEqualTo(422);
        assertThat(post(officer, path, "{\"text\":\"人手不足，已于今日答复\"}").status()).isEqualTo(204);
        assertThat(post(officer, path, "{\"text\":\"再答\"}").body().get("code").asString())
                .isEqualTo("ticketing.supervision-answered");
        JsonNode answered = only(supervisor, ticket);
        assertThat(answered.get("answer").asString()).isEqualTo("人手不足，已于今日答复");
        assertThat(answered.get("answeredBy").asString()).isEqualTo(officer.displayName());
        assertThat(names(ticket)).contains("supervision-answered");
        at("2035-12-31T10:00:00Z");
        assertThat(ladderSteps(ticket))
                .filteredOn(one -> one.equals("supervised"))
                .isEmpty();
    }

    @Test
    void whoAnswersButStaysLateIsSupervisedAllTheSame() throws Exception {
        TicketView ticket = signed();
        contacted(ticket);
        at("2035-11-27T10:01:00Z");
        answer(officer, only(officer, ticket));
        at("2035-11-28T10:02:00Z");
        assertThat(ladderSteps(ticket)).endsWith("urged");
        // Three working days after the due time.
        at("2035-11-29T10:02:00Z");
        assertThat(ladderSteps(ticket)).endsWith("urged", "supervised");
    }

    @Test
    void whereNobodyIsToActNobodyIsUrged() throws Exception {
        TicketView asked = approved();
        assertThat(post(supervisor, "/tickets/" + asked.id() + "/supervisions", "{\"level\":\"URGE\",\"reason\":\"催\"}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.nothing-to-supervise");
    }

    @Test
    void whatStandsStillOrIsDoneIsNotWarnedOf() {
        TicketView paused = signed();
        contacted(paused);
        signedIn.as(officer);
        TicketView now = tickets.find(paused.id()).orElseThrow();
        tickets.take(now.id(), new SideStep.Suspend("等市民"), now.version()).orThrow();
        TicketView done = replied();
        at("2035-12-31T10:00:00Z");
        assertThat(ladderSteps(paused)).isEmpty();
        assertThat(ladderSteps(done)).filteredOn(one -> one.equals("urged")).hasSizeLessThanOrEqualTo(1);
        assertThat(jdbc.sql("""
                SELECT count(*) FROM ticketing.clock_warning w JOIN ticketing.clock c ON c.id = w.clock_id
                WHERE c.stopped_at IS NOT NULL
                """).query(Long.class).single()).isZero();
    }

    @Test
    void aSecondLateDutyIsRaisedOnceTheFirstIsAnswered() throws Exception {
        TicketView ticket = signed();
        // First contact is late on Wednesday evening, the answer on Monday; nobody has answered anything until then.
        at("2035-11-23T02:00:00Z");
        JsonNode first = only(officer, ticket);
        assertThat(first.get("duty").asString()).isEqualTo("FIRST_CONTACT");
        at("2035-12-10T02:00:00Z");
        at("2035-12-13T02:00:00Z");
        assertThat(only(officer, ticket).get("level").asString()).isEqualTo("NOTICE");
        answer(officer, only(officer, ticket));
        at("2035-12-13T02:01:00Z");
        JsonNode all = get(officer, "/tickets/" + ticket.id() + "/supervisions").body();
        assertThat(all).hasSize(2);
        assertThat(all.get(1).get("duty").asString()).isEqualTo("REPLY");
        assertThat(all.get(1).get("level").asString()).isEqualTo("URGE");
    }

    @Test
    void aChangedLadderHoldsForClocksThatAreRedAlready() throws Exception {
        TicketView ticket = signed();
        contacted(ticket);
        at("2035-11-26T10:01:00Z");
        assertThat(ladderSteps(ticket)).endsWith("warned-red");
        var ladder = new Rungs(get(administrator, "/ladder").body());
        ladder.rule("REPLY", "NORMAL").put("unit", "WORKING_MINUTES");
        try {
            put(
                    administrator,
                    "/ladder",
                    ladder.urgedAfter("REPLY", "NORMAL", 10).form());
            at("2035-11-27T01:20:00Z");
            assertThat(ladderSteps(ticket))
                    .as("urged ten working minutes after")
                    .endsWith("urged");
            put(
                    administrator,
                    "/ladder",
                    ladder.next().urgedAfter("REPLY", "NORMAL", 11).form());
            at("2035-11-27T01:21:00Z");
            assertThat(ladderSteps(ticket))
                    .as("who is urged has their time to answer")
                    .endsWith("urged");
        } finally {
            Rungs.asShipped(jdbc);
        }
    }

    @Test
    void severalNodesDoItOnce() throws Exception {
        List<TicketView> late = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            TicketView ticket = signed();
            contacted(ticket);
            late.add(ticket);
        }
        clock.forward(Duration.between(clock.instant(), Instant.parse("2035-11-27T10:01:00Z")));
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var sweep : nodes.invokeAll(java.util.Collections.<Callable<Void>>nCopies(4, () -> {
                Climbing.once(context);
                return null;
            }))) {
                sweep.get();
            }
        }
        Climbing.once(context);
        for (TicketView ticket : late) {
            assertThat(ladderSteps(ticket)).containsExactly("warned-yellow", "warned-red", "urged");
        }
    }
}
