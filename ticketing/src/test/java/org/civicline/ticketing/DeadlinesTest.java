package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import org.civicline.ticketing.sla.Because;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.DueSentence;
import org.civicline.ticketing.sla.DueSteps;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.json.JsonMapper;

/** The limits and the calendar that a new installation begins with. */
@TicketingTest
class DeadlinesTest {

    /** Wednesday, the last working day before National Day 2026, ten in the morning in the city. */
    private static final Instant BEFORE_NATIONAL_DAY = Instant.parse("2026-09-30T02:00:00Z");

    @Autowired
    Deadlines deadlines;

    @Autowired
    DueSentence sentence;

    @Autowired
    DueSteps steps;

    @Autowired
    JsonMapper json;

    @AfterEach
    void chinese() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void workingDaysSkipTheHolidayAndCountTheSaturdayWorkedForIt() {
        Deadline due = due(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, BEFORE_NATIONAL_DAY);
        // 8, 9, 10 (Saturday, worked), 12, 13 October, until the offices close.
        assertThat(due.at()).isEqualTo(Instant.parse("2026-10-13T10:00:00Z"));
        assertThat(sentence.of(due.because()))
                .isEqualTo("投诉（一般）应在派单后5个工作日内答复，2026-09-30 10:00起计，当日不算，跳过国庆节假期，至最后一个工作日18:00止。");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(sentence.of(due.because()))
                .isEqualTo(
                        "A complaint (normal) is to be answered within 5 working days of being dispatched, counted from"
                                + " 2026-09-30 10:00 without that day, skipping National Day, until 18:00 on the last working day.");
    }

    @Test
    void dangerToLifeRunsInNaturalTimeThroughTheHoliday() {
        Deadline due = due(Duty.REPLY, TicketType.HELP, Urgency.EMERGENCY, BEFORE_NATIONAL_DAY);
        assertThat(due.at()).isEqualTo(BEFORE_NATIONAL_DAY.plus(Duration.ofHours(2)));
        assertThat(sentence.of(due.because())).isEqualTo("求助（特急）应在派单后2小时内答复，自2026-09-30 10:00起计。");
    }

    @Test
    void aConsultationIsAnsweredSooner() {
        Instant monday = Instant.parse("2026-11-16T02:00:00Z");
        assertThat(due(Duty.REPLY, TicketType.CONSULTATION, Urgency.NORMAL, monday)
                        .at())
                .isEqualTo(Instant.parse("2026-11-18T10:00:00Z"));
    }

    @Test
    void aYearWhoseHolidaysNobodyEnteredIsAdmitted() {
        Deadline due = due(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, Instant.parse("2028-12-29T02:00:00Z"));
        assertThat(sentence.of(due.because())).endsWith("（2029年放假安排尚未录入，仅按周末推算）。");
    }

    @Test
    void aYearWhoseHolidaysAreNotPublishedYetIsCountedByTheLawAndSaysSo() {
        Deadline due = due(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, Instant.parse("2027-02-04T02:00:00Z"));
        // 5 to 8 February are Spring Festival by law; then 9, 10, 11, 12 and, after a weekend, 15.
        assertThat(due.at()).isEqualTo(Instant.parse("2027-02-15T10:00:00Z"));
        assertThat(sentence.of(due.because())).contains("跳过春节假期").endsWith("（2027年放假安排尚未公布，暂按法定节假日推算）。");
    }

    @Test
    void everyDeadlineIsReplayedFromWhatIsKept() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        var random = new Random(2026);
        for (int round = 0; round < 300; round++) {
            Instant from = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 365 * 86_400));
            for (Duty duty : Duty.values()) {
                Deadline due = due(duty, TicketType.HELP, Urgency.values()[random.nextInt(3)], from);
                String kept = json.writeValueAsString(due.because());
                assertThat(json.readValue(kept, Because.class)).isEqualTo(due.because());
                assertThat(json.readValue(kept, Because.class).replay(zone)).contains(due.at());
            }
        }
    }

    @Test
    void whatTheFirstReleaseKeptIsStillReadAndExplained() {
        Because old = json.readValue("""
                {"duty":"REPLY","type":"COMPLAINT","urgency":"NORMAL","amount":5,"unit":"WORKING_DAYS",
                 "from":"2026-09-30T02:00:00Z","holidays":["national-day"],"closeOfBusiness":"18:00","unplanned":null}
                """, Because.class);
        assertThat(sentence.of(old)).isEqualTo("投诉（一般）应在派单后5个工作日内答复，2026-09-30 10:00起计，当日不算，跳过国庆节假期，至最后一个工作日18:00止。");
        assertThat(steps.of(old, Instant.parse("2026-10-13T10:00:00Z")))
                .containsExactly("2026-09-30 10:00起计", "计5个工作日", "跳过国庆节假期", "到期：2026-10-13 18:00");
        assertThat(old.replay(ZoneId.of("Asia/Shanghai"))).isEmpty();
        Because natural = json.readValue("""
                {"duty":"REPLY","type":"HELP","urgency":"EMERGENCY","amount":2,"unit":"HOURS",
                 "from":"2026-09-30T02:00:00Z","holidays":[],"closeOfBusiness":null,"unplanned":null}
                """, Because.class);
        assertThat(natural.replay(ZoneId.of("Asia/Shanghai"))).contains(Instant.parse("2026-09-30T04:00:00Z"));
    }

    @Test
    void everyStepOfTheCountingIsToldWithWhatWasSkippedAndWhy() {
        Deadline due = due(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, BEFORE_NATIONAL_DAY);
        assertThat(steps.of(due.because(), due.at()).subList(1, 9))
                .containsExactly(
                        "2026-09-30 10:00起计",
                        "2026-09-30（周三）：不计，起算当日不算",
                        "2026-10-01（周四）至2026-10-07（周三）：不计，国庆节假期",
                        "2026-10-08（周四）至2026-10-09（周五）：计2个工作日",
                        "2026-10-10（周六）：计1个工作日，国庆节调休上班",
                        "2026-10-11（周日）：不计，休息日",
                        "2026-10-12（周一）至2026-10-13（周二）：计2个工作日",
                        "到期：2026-10-13 18:00");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(steps.of(due.because(), due.at()).subList(1, 6))
                .containsExactly(
                        "Counted from 2026-09-30 10:00",
                        "2026-09-30 (Wed): not counted, the day it begins",
                        "2026-10-01 (Thu) to 2026-10-07 (Wed): not counted, National Day",
                        "2026-10-08 (Thu) to 2026-10-09 (Fri): 2 working days counted",
                        "2026-10-10 (Sat): 1 working day counted, worked in place of National Day");
    }

    @Test
    void aPauseNeverBringsADeadlineForward() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
            Deadline due = due(Duty.REPLY, TicketType.HELP, Urgency.values()[random.nextInt(3)], from);
            Instant paused = from.plusSeconds(random.nextInt(7_200));
            Instant resumed = paused.plusSeconds(random.nextInt(20 * 86_400));
            Instant moved = deadlines.moved(due.because(), due.at(), paused, resumed);
            assertThat(moved).isAfterOrEqualTo(due.at());
            assertThat(deadlines.moved(due.because(), due.at(), paused, resumed.plusSeconds(86_400)))
                    .isAfterOrEqualTo(moved);
            assertThat(deadlines.moved(due.because(), due.at(), resumed, paused))
                    .isEqualTo(due.at());
        }
    }

    @Test
    void anExtensionIsCountedFromTheOldDueTimeToTheCloseOfBusiness() {
        Instant monday = Instant.parse("2026-11-16T02:00:00Z");
        Deadline due = due(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, monday);
        assertThat(deadlines.extended(due.because(), due.at(), 10)).isEqualTo(Instant.parse("2026-12-07T10:00:00Z"));
        // From a moment within a day, too.
        assertThat(deadlines.extended(due.because(), Instant.parse("2026-11-25T02:00:00Z"), 2))
                .isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
    }

    @Test
    void workingTimeIsMovedByTheOpeningHoursMissed() {
        // Monday ten in the morning to Tuesday eleven: seven hours and two; due Monday the week after at six.
        Instant monday = Instant.parse("2026-11-16T02:00:00Z");
        Deadline due = due(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, monday);
        assertThat(due.at()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(deadlines.moved(due.because(), due.at(), monday, Instant.parse("2026-11-17T03:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-25T02:00:00Z"));
        // A night is nothing missed.
        assertThat(deadlines.moved(
                        due.because(),
                        due.at(),
                        Instant.parse("2026-11-16T10:00:00Z"),
                        Instant.parse("2026-11-17T01:00:00Z")))
                .isEqualTo(due.at());
    }

    @Test
    void everyDutyOfEveryTypeAndUrgencyHasALimitAndASentence() {
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            LocaleContextHolder.setLocale(locale);
            for (Duty duty : Duty.values()) {
                for (TicketType type : TicketType.values()) {
                    for (Urgency urgency : Urgency.values()) {
                        Deadline due = due(duty, type, urgency, BEFORE_NATIONAL_DAY);
                        assertThat(due.at()).isAfter(BEFORE_NATIONAL_DAY);
                        assertThat(sentence.of(due.because())).matches("[^{}]+[。.]");
                    }
                }
            }
        }
    }

    @Test
    void moreUrgentIsNeverLater() {
        for (Duty duty : Duty.values()) {
            for (TicketType type : TicketType.values()) {
                Instant normal =
                        due(duty, type, Urgency.NORMAL, BEFORE_NATIONAL_DAY).at();
                Instant urgent =
                        due(duty, type, Urgency.URGENT, BEFORE_NATIONAL_DAY).at();
                Instant emergency =
                        due(duty, type, Urgency.EMERGENCY, BEFORE_NATIONAL_DAY).at();
                assertThat(emergency).isBeforeOrEqualTo(urgent);
                assertThat(urgent).isBeforeOrEqualTo(normal);
            }
        }
    }

    /** By the rules in force, whatever the category, by the city's calendar. */
    private Deadline due(Duty duty, TicketType type, Urgency urgency, Instant from) {
        return deadlines.of(duty, new Matter(type, urgency, null, null), null, from);
    }
}
