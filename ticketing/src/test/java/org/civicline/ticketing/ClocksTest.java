package org.civicline.ticketing;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.ClockSheet;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.civicline.ticketing.sla.clocks.DutyClock.Outcome;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.IllegalTransactionStateException;
import tools.jackson.databind.JsonNode;

/** The clocks of a case: what each step does to them, kept in the database and told to people. */
class ClocksTest extends SetupWork {

    /** Monday, half a minute past ten in the morning in the city, in a year that nobody has planned. The clock runs on while a test does. */
    private static final Instant MONDAY = Instant.parse("2034-11-20T02:00:30Z");

    @Autowired
    JdbcOperations batches;

    @Autowired
    Clocks clocks;

    @BeforeEach
    void monday() {
        clock.forward(Duration.between(clock.instant(), MONDAY));
    }

    @Test
    void theStraightWayStartsAndStopsAClockForEachDuty() {
        TicketView ticket = opened();
        assertThat(states(ticket)).containsExactly("DISPATCH null runs");
        ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        assertThat(states(ticket))
                .containsExactlyInAnyOrder(
                        "DISPATCH null MET", "SIGN water runs", "FIRST_CONTACT water runs", "REPLY water runs");
        signedIn.as(officer);
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        assertThat(states(ticket)).contains("SIGN water MET");
        ticket = tickets.reply(ticket.id(), "已责令停工。", ticket.version()).orThrow();
        assertThat(states(ticket)).contains("FIRST_CONTACT water MET", "REPLY water MET", "REVIEW null runs");
        signedIn.as(agent);
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        assertThat(states(ticket)).contains("REVIEW null MET", "FOLLOW_UP null runs");
        signedIn.out();
        followUps.rate(ticket.id(), Satisfaction.SATISFIED, Channel.SMS, null).orThrow();
        assertThat(states(ticket)).contains("FOLLOW_UP null MET");
        assertThat(OpenClocks.of(clocks, ticket.id())).isEmpty();
    }

    @Test
    void theFirstContactIsNotedWithItsTimeAndMeetsTheDuty() throws Exception {
        TicketView ticket = signed();
        clock.forward(Duration.ofHours(3));
        Answer noted = post(officer, "/tickets/" + ticket.id() + "/contact", """
                {"version":%d,"at":"2034-11-20T03:00:00Z","reason":"已电话联系，约明日上门"}""".formatted(ticket.version()));
        assertThat(noted.status()).as(noted.body().toString()).isEqualTo(200);
        Stopped contact = (Stopped) only(ticket, Duty.FIRST_CONTACT);
        assertThat(contact.at()).isEqualTo(Instant.parse("2034-11-20T03:00:00Z"));
        assertThat(contact.outcome()).isEqualTo(Outcome.MET);
        var event = tickets.history(ticket.id()).getLast();
        assertThat(event.name()).isEqualTo("contacted");
        assertThat(event.details())
                .containsEntry("contactedAt", "2034-11-20T03:00:00Z")
                .containsEntry("text", "已电话联系，约明日上门");
        // A second one is noted too, and moves nothing.
        TicketView after = tickets.find(ticket.id()).orElseThrow();
        tickets.take(after.id(), new SideStep.NoteContact(null, "上门查看"), after.version())
                .orThrow();
        assertThat(only(ticket, Duty.FIRST_CONTACT)).isEqualTo(contact);
        for (String at : List.of("\"2034-11-19T03:00:00Z\"", "\"2099-01-01T00:00:00Z\"")) {
            Answer refused =
                    post(officer, "/tickets/" + ticket.id() + "/contact", """
                    {"version":%d,"at":%s,"reason":"联系"}""".formatted(after.version() + 1, at));
            assertThat(refused.body().get("code").asString()).isEqualTo("ticketing.contact-time");
        }
        assertThat(post(officer, "/tickets/" + ticket.id() + "/contact", "{\"version\":1,\"at\":\"gestern\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aFirstContactNotedTooLateWasNotInTimeWhateverItsTime() {
        TicketView ticket = signed();
        clock.forward(Duration.ofDays(3));
        Instant noted = clock.instant();
        tickets.take(
                        ticket.id(),
                        new SideStep.NoteContact(Instant.parse("2034-11-20T03:00:00Z"), "已电话联系"),
                        ticket.version())
                .orThrow();
        Stopped contact = (Stopped) only(ticket, Duty.FIRST_CONTACT);
        assertThat(contact.outcome()).isEqualTo(Outcome.LATE);
        assertThat(contact.at()).isAfterOrEqualTo(noted.truncatedTo(MICROS));
        assertThat(tickets.history(ticket.id()).getLast().details())
                .as("when it was is noted all the same")
                .containsEntry("contactedAt", "2034-11-20T03:00:00Z");
    }

    @Test
    void waitingStopsTheClocksAndMovesThemByTheOpeningHoursMissed() {
        TicketView ticket = signed();
        clock.forward(Duration.ofHours(1));
        ticket = tickets.take(ticket.id(), new SideStep.Suspend("等市民补充材料"), ticket.version())
                .orThrow();
        assertThat(only(ticket, Duty.REPLY)).isInstanceOf(Paused.class);
        assertThat(only(ticket, Duty.FIRST_CONTACT)).isInstanceOf(Paused.class);
        clock.forward(Duration.ofMinutes(23 * 60 + 30));
        ticket = tickets.take(ticket.id(), new SideStep.Resume(), ticket.version())
                .orThrow();
        // Monday from eleven six hours, Tuesday until half past ten one and a half.
        assertThat(only(ticket, Duty.REPLY).dueAt()).isCloseTo("2034-11-28T09:30:00Z", within(2, MINUTES));
        assertThat(ticket.dueAt()).isEqualTo(only(ticket, Duty.REPLY).dueAt());
        assertThat(jdbc.sql("SELECT paused_seconds FROM ticketing.clock WHERE ticket_id = :id AND duty = 'REPLY'")
                        .param("id", ticket.id().value())
                        .query(Long.class)
                        .single())
                .isBetween(84_500L, 84_800L);
    }

    @Test
    void aFirstContactThatIsLateAlreadyGainsNothingByWaiting() {
        TicketView ticket = signed();
        clock.forward(Duration.ofDays(2));
        ticket = tickets.take(ticket.id(), new SideStep.Suspend("等配件"), ticket.version())
                .orThrow();
        assertThat(only(ticket, Duty.FIRST_CONTACT)).isInstanceOf(Running.class);
        assertThat(only(ticket, Duty.REPLY)).isInstanceOf(Paused.class);
    }

    @Test
    void anExtensionAskedForInTimeIsGrantedHoweverLateTheDeskDecides() {
        TicketView ticket = signed();
        clock.forward(Duration.between(clock.instant(), Instant.parse("2034-11-27T09:59:00Z")));
        ticket = tickets.take(ticket.id(), new SideStep.AskExtension(10, "案情复杂"), ticket.version())
                .orThrow();
        clock.forward(Duration.ofDays(1));
        signedIn.as(agent);
        ticket = tickets.take(ticket.id(), new SideStep.GrantExtension(), ticket.version())
                .orThrow();
        assertThat(ticket.dueAt()).isEqualTo(Instant.parse("2034-12-11T10:00:00Z"));
        assertThat(only(ticket, Duty.REPLY).dueAt()).isEqualTo(ticket.dueAt());
    }

    @Test
    void aReplySentBackRunsOnByItsOldTime() {
        TicketView ticket = replied();
        Instant due = only(ticket, Duty.REPLY).dueAt();
        clock.forward(Duration.ofDays(30));
        signedIn.as(agent);
        ticket = tickets.sendBack(ticket.id(), "没说清楚", ticket.version()).orThrow();
        assertThat(only(ticket, Duty.REPLY)).isInstanceOf(Running.class);
        assertThat(ticket.dueAt()).isEqualTo(due);
        signedIn.as(officer);
        ticket = tickets.reply(ticket.id(), "再答", ticket.version()).orThrow();
        assertThat(states(ticket))
                .contains("REPLY water LATE")
                .filteredOn(one -> one.startsWith("REPLY"))
                .hasSize(1);
    }

    @Test
    void whoeverAsksInTimeToGiveItBackDoesNotFailToSignWhileTheDeskDecides() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        ticket = tickets.take(ticket.id(), returning("不归我"), ticket.version()).orThrow();
        assertThat(only(ticket, Duty.SIGN)).isInstanceOf(Paused.class);
        assertThat(only(ticket, Duty.REPLY)).as("asking gains no time").isInstanceOf(Running.class);
        assertThat(states(ticket)).contains("REVIEW null runs");
        clock.forward(Duration.ofDays(7));
        signedIn.as(agent);
        ticket = tickets.take(ticket.id(), new SideStep.RefuseReturn("归你"), ticket.version())
                .orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.DISPATCHED);
        assertThat(ticket.dueAt()).isAfter(clock.instant());
        signedIn.as(officer);
        assertThat(tickets.sign(ticket.id(), ticket.version()).orThrow().status())
                .isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(states(ticket)).contains("SIGN water MET");
    }

    @Test
    void whatIsGivenBackIsNobodysFault() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        ticket = tickets.take(ticket.id(), returning("不归我"), ticket.version()).orThrow();
        signedIn.as(agent);
        ticket = tickets.take(ticket.id(), new SideStep.AcceptReturn(), ticket.version())
                .orThrow();
        assertThat(states(ticket))
                .contains(
                        "SIGN water DROPPED", "FIRST_CONTACT water DROPPED", "REPLY water DROPPED", "REVIEW null MET");
        ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        ticket = tickets.take(ticket.id(), new SideStep.Withdraw("不要了"), ticket.version())
                .orThrow();
        assertThat(OpenClocks.of(clocks, ticket.id())).isEmpty();
        assertThat(states(ticket)).doesNotContain("REPLY water LATE", "REPLY water MET");
    }

    @Test
    void whoHandsDownHandsOverTheRestOfTheTimeAndStaysLateIfItWas() {
        departments.putAll(
                List.of(new Department("water-north", "北区水务站", "Water North", Department.Level.DISTRICT, "water")));
        StaffMember below = signedIn.newStaff("water-north", Role.OFFICER);
        TicketView ticket = signed();
        Instant due = only(ticket, Duty.REPLY).dueAt();
        clock.forward(Duration.ofDays(2));
        ticket = tickets.take(ticket.id(), new SideStep.HandDown("water-north", null), ticket.version())
                .orThrow();
        assertThat(states(ticket))
                .contains(
                        "FIRST_CONTACT water LATE",
                        "REPLY water DROPPED",
                        "SIGN water-north runs",
                        "FIRST_CONTACT water-north runs",
                        "REPLY water-north runs");
        assertThat(OpenClocks.of(clocks, ticket.id()))
                .filteredOn(one -> one.face().duty() == Duty.REPLY)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.dueAt()).isEqualTo(due);
                    assertThat(one.face().startedAt()).isCloseTo(MONDAY, within(2, MINUTES));
                });
        signedIn.as(below);
        ticket = tickets.find(ticket.id()).orElseThrow();
        ticket = tickets.take(ticket.id(), new SideStep.BackUp("办不了"), ticket.version())
                .orThrow();
        assertThat(states(ticket))
                .contains("SIGN water-north DROPPED", "REPLY water-north DROPPED", "REPLY water runs");
        assertThat(ticket.dueAt()).isEqualTo(due);
    }

    @Test
    void clocksChangeOnlyTogetherWithTheTicket() {
        TicketView ticket = opened();
        var nothing = new ClockSheet(List.of(), null, MONDAY, (_, due, _, _) -> due, java.util.UUID::randomUUID);
        assertThatThrownBy(() -> clocks.write(new Writes(batches), ticket.id(), nothing))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aClockIsToldWithItsSentenceItsStepsAndItsPauses() throws Exception {
        TicketView ticket = signed();
        clock.forward(Duration.ofMinutes(30));
        ticket = tickets.take(ticket.id(), new SideStep.Suspend("等市民补充材料"), ticket.version())
                .orThrow();
        clock.forward(Duration.ofHours(1).plusSeconds(15));
        tickets.take(ticket.id(), new SideStep.Resume(), ticket.version()).orThrow();
        JsonNode told = told(officer, ticket, "REPLY");
        assertThat(told.get("state").asString()).isEqualTo("RUNNING");
        assertThat(told.get("department").asString()).isEqualTo("水务局");
        assertThat(told.get("late").asBoolean()).isFalse();
        assertThat(told.get("pausedSeconds").asInt()).isBetween(3_600, 3_740);
        assertThat(told.get("dueAt").asString()).startsWith("2034-11-28T02:0");
        assertThat(told.get("because").asString())
                .startsWith("投诉（一般）应在派单后5个工作日内答复")
                .containsPattern("其间暂停或延期1次，顺延至2034-11-28 10:0\\d。$");
        assertThat(tickets.find(ticket.id()).orElseThrow().dueBecause())
                .isEqualTo(told.get("because").asString());
        List<String> steps = texts(told.get("steps"));
        assertThat(steps).contains("到期：2034-11-27 18:00");
        // the clock goes on by itself, so a slow machine may be a minute further
        assertThat(steps.getLast()).matches("2034-11-20 10:3\\d至2034-11-20 11:3\\d暂停：等市民补充材料；顺延至2034-11-28 10:0\\d");
        String path = "/tickets/" + ticket.id() + "/clocks";
        assertThat(get(otherOfficer, path).status()).isEqualTo(404);
        assertThat(get(administrator, path).status()).isEqualTo(403);
        assertThat(get(agent, "/tickets/00000000-0000-7000-8000-000000000000/clocks")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode told(StaffMember by, TicketView ticket, String duty) throws Exception {
        for (JsonNode one : get(by, "/tickets/" + ticket.id() + "/clocks").body()) {
            if (one.get("duty").asString().equals(duty)) {
                return one;
            }
        }
        throw new AssertionError("no clock for " + duty);
    }

    private List<String> states(TicketView ticket) {
        return clocks.of(ticket.id()).stream()
                .map(one -> one.face().duty() + " " + one.face().department() + " " + state(one))
                .toList();
    }

    private static String state(DutyClock clock) {
        return switch (clock) {
            case Running _ -> "runs";
            case Paused _ -> "stands";
            case Stopped stopped -> stopped.outcome().name();
        };
    }

    private DutyClock only(TicketView ticket, Duty duty) {
        List<DutyClock> found = clocks.of(ticket.id()).stream()
                .filter(one -> one.face().duty() == duty)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<String> texts(@Nullable JsonNode list) {
        var texts = new ArrayList<String>();
        java.util.Objects.requireNonNull(list).forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
