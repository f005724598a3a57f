package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.Clocks.Start;
import org.civicline.ticketing.sla.clocks.Clocks.Which;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.civicline.ticketing.sla.clocks.DutyClock.Outcome;
import org.civicline.ticketing.sla.clocks.DutyClock.Paused;
import org.civicline.ticketing.sla.clocks.DutyClock.Running;
import org.civicline.ticketing.sla.clocks.DutyClock.Stopped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Several clocks on one ticket, kept in the database and told to people. */
class ClocksTest extends SetupWork {

    /** Monday, ten in the morning in the city. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");

    @Autowired
    Clocks clocks;

    @Autowired
    Deadlines deadlines;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void eachDutyOfEachDepartmentHasItsOwnClock() {
        TicketId ticket = withoutClocks(opened()).id();
        start(ticket, Duty.SIGN, "water", Urgency.NORMAL);
        start(ticket, Duty.REPLY, "water", Urgency.NORMAL);
        start(ticket, Duty.REPLY, "ecology", Urgency.NORMAL);
        in(() -> clocks.stop(Which.of(ticket, Duty.REPLY).ofDepartment("ecology"), MONDAY.plusSeconds(60)));
        assertThat(clocks.of(ticket))
                .hasSize(3)
                .filteredOn(Stopped.class::isInstance)
                .hasSize(1);
        in(() -> clocks.stop(Which.of(ticket, Duty.SIGN), MONDAY.plus(Duration.ofDays(2))));
        assertThat(clocks.of(ticket))
                .filteredOn(one -> one.face().duty() == Duty.SIGN)
                .singleElement()
                .isInstanceOfSatisfying(
                        Stopped.class, one -> assertThat(one.outcome()).isEqualTo(Outcome.LATE));
        assertThat(in(() -> clocks.drop(Which.all(ticket), MONDAY.plusSeconds(90))))
                .hasSize(1);
        assertThat(clocks.of(ticket)).allMatch(Stopped.class::isInstance);
        assertThat(in(() -> clocks.stop(Which.all(ticket), MONDAY.plusSeconds(99))))
                .isEmpty();
    }

    @Test
    void aDutyCannotRunTwiceAtOnceButAgainOnceItStopped() {
        TicketId ticket = withoutClocks(opened()).id();
        start(ticket, Duty.REVIEW, null, Urgency.NORMAL);
        assertThatThrownBy(() -> start(ticket, Duty.REVIEW, null, Urgency.NORMAL))
                .isInstanceOf(DuplicateKeyException.class);
        in(() -> clocks.stop(Which.of(ticket, Duty.REVIEW), MONDAY.plusSeconds(60)));
        start(ticket, Duty.REVIEW, null, Urgency.NORMAL);
        assertThat(clocks.of(ticket)).hasSize(2);
    }

    @Test
    void waitingForTheCitizenMovesEveryClockThatIsNotLateYet() {
        TicketId ticket = withoutClocks(opened()).id();
        start(ticket, Duty.FIRST_CONTACT, "water", Urgency.EMERGENCY);
        start(ticket, Duty.REPLY, "water", Urgency.NORMAL);
        Instant pausedAt = MONDAY.plus(Duration.ofHours(1));
        var waiting = new Which(ticket, EnumSet.of(Duty.FIRST_CONTACT, Duty.REPLY), null);
        // The first contact was due after half an hour.
        assertThat(in(() -> clocks.pause(waiting, "等市民补充材料", pausedAt)))
                .singleElement()
                .isInstanceOf(Paused.class);
        assertThat(in(() -> clocks.pause(waiting, "再等", pausedAt.plusSeconds(5))))
                .isEmpty();
        Instant resumedAt = Instant.parse("2026-11-17T03:00:00Z");
        assertThat(in(() -> clocks.resume(waiting, resumedAt)))
                .singleElement()
                .isInstanceOfSatisfying(Running.class, one -> {
                    // Monday from eleven six hours, Tuesday to eleven two: a working day later.
                    assertThat(one.dueAt()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
                    assertThat(one.shifts()).hasSize(1);
                });
        assertThat(jdbc.sql("SELECT paused_seconds FROM ticketing.clock WHERE ticket_id = :id AND duty = 'REPLY'")
                        .param("id", ticket.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(24 * 3_600);
    }

    @Test
    void anExtensionIsCountedInWorkingDaysFromTheOldDueTimeAndTold() throws Exception {
        TicketView ticket = withoutClocks(dispatched());
        start(ticket.id(), Duty.REPLY, "water", Urgency.NORMAL);
        DutyClock one = clocks.of(ticket.id()).getLast();
        Instant due = deadlines
                .extended(new Deadline(one.dueAt(), one.face().because()), 10)
                .at();
        assertThat(due).isEqualTo(Instant.parse("2026-12-07T10:00:00Z"));
        assertThat(in(() -> clocks.extend(Which.of(ticket.id(), Duty.REPLY), due, "案情复杂", MONDAY.plusSeconds(60))))
                .singleElement()
                .satisfies(extended -> assertThat(extended.dueAt()).isEqualTo(due));
        JsonNode told = only(get(agent, "/tickets/" + ticket.id() + "/clocks").body());
        assertThat(told.get("pausedSeconds").asInt()).isZero();
        assertThat(texts(told.get("steps")).getLast()).isEqualTo("2026-11-16 10:01延期：案情复杂；延至2026-12-07 18:00");
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() {
        TicketId ticket = withoutClocks(opened()).id();
        start(ticket, Duty.REPLY, "water", Urgency.NORMAL);
        DutyClock began = clocks.of(ticket).getFirst();
        List<DutyClock> paused = in(() -> clocks.pause(Which.all(ticket), "等", MONDAY.plusSeconds(60)));
        assertThat(clocks.of(ticket)).isEqualTo(paused);
        List<DutyClock> resumed = in(() -> clocks.resume(Which.all(ticket), MONDAY.plusSeconds(120)));
        assertThat(clocks.of(ticket)).isEqualTo(resumed);
        List<DutyClock> stopped = in(() -> clocks.stop(Which.all(ticket), MONDAY.plusSeconds(180)));
        assertThat(clocks.of(ticket)).isEqualTo(stopped);
        assertThat(stopped.getFirst().face()).isEqualTo(began.face());
    }

    @Test
    void clocksChangeOnlyTogetherWithTheTicket() {
        TicketId ticket = withoutClocks(opened()).id();
        assertThatThrownBy(() -> clocks.stop(Which.all(ticket), MONDAY))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aClockIsToldWithItsSentenceItsStepsAndItsPauses() throws Exception {
        TicketView ticket = withoutClocks(dispatched());
        start(ticket.id(), Duty.REPLY, "water", Urgency.NORMAL);
        in(() -> clocks.pause(Which.all(ticket.id()), "等市民补充材料", MONDAY.plusSeconds(3_600)));
        in(() -> clocks.resume(Which.all(ticket.id()), MONDAY.plusSeconds(7_200)));
        JsonNode told = only(get(officer, "/tickets/" + ticket.id() + "/clocks").body());
        assertThat(told.get("state").asString()).isEqualTo("RUNNING");
        assertThat(told.get("department").asString()).isEqualTo("水务局");
        assertThat(told.get("late").asBoolean())
                .isEqualTo(clock.instant().isAfter(Instant.parse("2026-11-24T02:00:00Z")));
        assertThat(told.get("pausedSeconds").asInt()).isEqualTo(3_600);
        assertThat(told.get("dueAt").asString()).isEqualTo("2026-11-24T02:00:00Z");
        assertThat(told.get("because").asString())
                .startsWith("投诉（一般）应在派单后5个工作日内答复")
                .endsWith("其间暂停或延期1次，顺延至2026-11-24 10:00。");
        List<String> steps = texts(told.get("steps"));
        assertThat(steps).contains("到期：2026-11-23 18:00");
        assertThat(steps.getLast()).isEqualTo("2026-11-16 11:00至2026-11-16 12:00暂停：等市民补充材料；顺延至2026-11-24 10:00");
        assertThat(get(otherOfficer, "/tickets/" + ticket.id() + "/clocks").status())
                .isEqualTo(404);
        assertThat(get(administrator, "/tickets/" + ticket.id() + "/clocks").status())
                .isEqualTo(403);
    }

    @Test
    void aTicketWithoutClocksTellsTheDeadlineThatRuns() throws Exception {
        TicketView ticket = withoutClocks(opened());
        jdbc.sql("UPDATE ticketing.ticket SET due_because = CAST(:old AS jsonb) WHERE id = :id")
                .param("old", """
                        {"duty":"DISPATCH","type":"COMPLAINT","urgency":"NORMAL","amount":1,"unit":"WORKING_DAYS",
                         "from":"2026-11-16T02:00:00Z","holidays":[],"closeOfBusiness":"18:00","unplanned":null}""")
                .param("id", ticket.id().value())
                .update();
        JsonNode told = get(agent, "/tickets/" + ticket.id() + "/clocks").body();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("id").isNull()).isTrue();
        assertThat(told.get(0).get("because").asString()).startsWith("投诉（一般）应在受理后1个工作日内派单");
        assertThat(get(agent, "/tickets/00000000-0000-7000-8000-000000000000/clocks")
                        .status())
                .isEqualTo(404);
    }

    private TicketView withoutClocks(TicketView ticket) {
        jdbc.sql("DELETE FROM ticketing.clock WHERE ticket_id = :id")
                .param("id", ticket.id().value())
                .update();
        return ticket;
    }

    private static JsonNode only(JsonNode clocks) {
        assertThat(clocks).hasSize(1);
        return clocks.get(0);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    private void start(TicketId ticket, Duty duty, @Nullable String department, Urgency urgency) {
        var matter = new Matter(TicketType.COMPLAINT, urgency, NOISE, null);
        in(() -> {
            clocks.start(
                    ticket,
                    List.of(new Start(duty, department, MONDAY, deadlines.of(duty, matter, department, MONDAY))));
            return List.of();
        });
    }

    private List<DutyClock> in(Supplier<List<DutyClock>> work) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
