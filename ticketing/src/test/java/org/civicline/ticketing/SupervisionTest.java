package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.supervision.Climbing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Warnings, urging, supervising, noticing: by themselves and by hand, until somebody answers. */
class SupervisionTest extends SetupWork {

    /** Monday, half a minute past ten in the city, in a year that nobody has planned. */
    private static final Instant MONDAY = Instant.parse("2035-11-19T02:00:30Z");

    private static final String FAR = "after=-9223372036854775808_0_00000000-0000-7000-8000-000000000000";

    @BeforeEach
    void monday() {
        clock.forward(Duration.between(clock.instant(), MONDAY));
    }

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
    void agentsUrgeSupervisorsAlsoSuperviseAndNoticeNamedPeople() throws Exception {
        TicketView ticket = signed();
        String path = "/tickets/" + ticket.id() + "/supervisions";
        assertThat(post(agent, path, "{\"level\":\"SUPERVISE\",\"reason\":\"快点\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post(officer, path, "{\"level\":\"URGE\",\"reason\":\"快点\"}").status())
                .isEqualTo(403);
        assertThat(post(agent, path, "{\"level\":\"SHOUT\",\"reason\":\"快点\"}").status())
                .isEqualTo(422);
        Answer urged = post(agent, path, "{\"level\":\"URGE\",\"reason\":\"市民第三次来电\"}");
        assertThat(urged.status()).as(urged.body().toString()).isEqualTo(200);
        assertThat(urged.body().get(0).get("reason").asString()).isEqualTo("市民第三次来电");
        assertThat(urged.body().get(0).get("raisedBy").asString()).isEqualTo(agent.displayName());
        assertThat(post(agent, path, "{\"level\":\"URGE\",\"reason\":\"再催\"}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.supervised-already");
        assertThat(post(supervisor, path, named("NOTICE", otherOfficer))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.unknown-person");
        Answer noticed = post(supervisor, path, named("NOTICE", leader));
        assertThat(noticed.body()).hasSize(1);
        assertThat(noticed.body().get(0).get("level").asString()).isEqualTo("NOTICE");
        assertThat(noticed.body().get(0).get("raisedBy").asString()).isEqualTo(supervisor.displayName());
        assertThat(noticed.body().get(0).get("reason").asString()).isEqualTo("通报");
        assertThat(texts(noticed.body().get(0).get("people"))).contains(officer.displayName(), leader.displayName());
        assertThat(ids(get(leader, "/supervisions?mine=true&size=200").body()))
                .contains(noticed.body().get(0).get("id").asString());
        assertThat(get(leader, "/supervisions/waiting").body().get("open").asInt())
                .isPositive();
        assertThat(audits("ticket:" + ticket.number())).contains("ticket.urged", "ticket.noticed");
        assertThat(get(otherOfficer, path).status()).isEqualTo(404);
        assertThat(get(supervisor, path + "/people").body()).isNotEmpty();
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
    void whoGaveACaseBackReadsNothingOfItAnyMore() throws Exception {
        TicketView ticket = signed();
        post(agent, "/tickets/" + ticket.id() + "/supervisions", "{\"level\":\"URGE\",\"reason\":\"市民很着急\"}");
        JsonNode mine = listed(officer, ticket);
        assertThat(mine.get("title").asString()).isEqualTo(ticket.title());
        assertThat(mine.get("reason").asString()).isEqualTo("市民很着急");
        signedIn.as(officer);
        TicketView now = tickets.find(ticket.id()).orElseThrow();
        now = tickets.take(now.id(), returning("不归我"), now.version()).orThrow();
        signedIn.as(agent);
        tickets.take(now.id(), new SideStep.AcceptReturn(), now.version()).orThrow();
        JsonNode after = listed(officer, ticket);
        assertThat(after.get("title").isNull()).isTrue();
        assertThat(after.get("reason").isNull()).isTrue();
        assertThat(after.get("mayAnswer").asBoolean()).isTrue();
        assertThat(only(supervisor, ticket).get("title").asString()).isEqualTo(ticket.title());
        answer(officer, after);
        assertThat(get(officer, "/supervisions?answered=true&size=200").body().toString())
                .doesNotContain("市民很着急");
    }

    @Test
    void listsGoOnWhereTheLastPageEnded() throws Exception {
        var mine = new ArrayList<TicketView>();
        for (int number = 0; number < 3; number++) {
            TicketView ticket = signed();
            mine.add(ticket);
            post(agent, "/tickets/" + ticket.id() + "/supervisions", "{\"level\":\"URGE\",\"reason\":\"催\"}");
        }
        List<String> open = pages("/supervisions?size=2");
        assertThat(open).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        var answered = new ArrayList<String>();
        for (TicketView ticket : mine) {
            JsonNode one = only(officer, ticket);
            answer(officer, one);
            answered.add(one.get("id").asString());
        }
        assertThat(open).containsAll(answered);
        assertThat(pages("/supervisions?answered=true&size=2"))
                .containsAll(answered)
                .doesNotHaveDuplicates();
        assertThat(get(officer, "/supervisions?" + FAR).status()).isBetween(400, 422);
    }

    private List<String> pages(String path) throws Exception {
        var ids = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = get(officer, path + next).body();
            ids.addAll(ids(page));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        return ids;
    }

    private JsonNode listed(StaffMember by, TicketView ticket) throws Exception {
        for (JsonNode one : get(by, "/supervisions?size=200").body().get("items")) {
            if (one.get("number").asString().equals(ticket.number())) {
                return one;
            }
        }
        throw new AssertionError("not listed: " + ticket.number());
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

    @Test
    void monitoringTellsWhichDepartmentIsHowLateWithWhichStep() throws Exception {
        TicketView ticket = signed();
        clock.forward(Duration.between(clock.instant(), Instant.parse("2035-11-26T11:00:00Z")));
        List<JsonNode> rows = new ArrayList<>();
        get(leader, "/monitoring?department=water").body().forEach(rows::add);
        assertThat(rows).allMatch(one -> one.get("department").asString().equals("水务局"));
        assertThat(rows)
                .filteredOn(one -> one.get("duty").asString().equals("REPLY"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.get("red").asInt()).isPositive();
                    assertThat(one.get("worstLateSeconds").asLong()).isGreaterThanOrEqualTo(3_600);
                });
        String next = "";
        List<String> seen = new ArrayList<>();
        do {
            JsonNode page = get(supervisor, "/monitoring/cases?department=water&duty=REPLY&colour=RED&size=2" + next)
                    .body();
            page.get("items").forEach(one -> {
                assertThat(one.get("colour").asString()).isEqualTo("RED");
                assertThat(one.get("lateSeconds").asLong()).isPositive();
                seen.add(one.get("number").asString());
            });
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).contains(ticket.number()).doesNotHaveDuplicates();
        assertThat(get(supervisor, "/monitoring?department=-").status()).isEqualTo(200);
        for (StaffMember one : List.of(agent, officer, administrator)) {
            assertThat(get(one, "/monitoring").status()).isEqualTo(403);
            assertThat(get(one, "/monitoring/cases").status()).isEqualTo(403);
        }
        for (String odd : List.of("duty=X", "urgency=0", "colour=BLUE", "after=1_2", "after=%00", FAR)) {
            assertThat(get(supervisor, "/monitoring/cases?" + odd).status())
                    .as(odd)
                    .isBetween(400, 422);
        }
        assertThat(get(supervisor, "/monitoring/cases?department=%00").status()).isEqualTo(200);
    }

    private void at(String moment) {
        clock.forward(Duration.between(clock.instant(), Instant.parse(moment)));
        Climbing.once(context);
    }

    private void contacted(TicketView ticket) {
        signedIn.as(officer);
        TicketView now = tickets.find(ticket.id()).orElseThrow();
        tickets.take(now.id(), new SideStep.NoteContact(null, "已联系"), now.version())
                .orThrow();
    }

    private void answer(StaffMember by, JsonNode supervision) throws Exception {
        assertThat(post(by, "/supervisions/" + supervision.get("id").asString() + "/answer", "{\"text\":\"正在办\"}")
                        .status())
                .isEqualTo(204);
    }

    private JsonNode only(StaffMember by, TicketView ticket) throws Exception {
        JsonNode all = get(by, "/tickets/" + ticket.id() + "/supervisions").body();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String named(String level, StaffMember person) {
        return "{\"level\":\"%s\",\"reason\":\"通报\",\"people\":[\"%s\"]}".formatted(level, person.id());
    }

    /** What the ladder did, besides what it did about the first contact. */
    private List<String> ladderSteps(TicketView ticket) {
        return names(ticket).stream()
                .filter(one -> one.startsWith("warned-")
                        || List.of("urged", "supervised", "noticed").contains(one))
                .toList();
    }

    private List<String> names(TicketView ticket) {
        signedIn.as(agent);
        return tickets.history(ticket.id()).stream().map(TicketEvent::name).toList();
    }

    private List<String> audits(String subject) {
        return jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(one -> ids.add(one.get("id").asString()));
        return ids;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
