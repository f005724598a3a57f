package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.DueSentence;
import org.civicline.ticketing.sla.Duty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** The limits and the calendar that a new installation begins with. */
@TicketingTest
class DeadlinesTest {

    /** Wednesday, the last working day before National Day 2026, ten in the morning in the city. */
    private static final Instant BEFORE_NATIONAL_DAY = Instant.parse("2026-09-30T02:00:00Z");

    @Autowired
    Deadlines deadlines;

    @Autowired
    DueSentence sentence;

    @AfterEach
    void chinese() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void workingDaysSkipTheHolidayAndCountTheSaturdayWorkedForIt() {
        Deadline due = deadlines.of(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, BEFORE_NATIONAL_DAY);
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
        Deadline due = deadlines.of(Duty.REPLY, TicketType.HELP, Urgency.EMERGENCY, BEFORE_NATIONAL_DAY);
        assertThat(due.at()).isEqualTo(BEFORE_NATIONAL_DAY.plus(Duration.ofHours(2)));
        assertThat(sentence.of(due.because())).isEqualTo("求助（特急）应在派单后2小时内答复，自2026-09-30 10:00起计。");
    }

    @Test
    void aConsultationIsAnsweredSooner() {
        Instant monday = Instant.parse("2026-11-16T02:00:00Z");
        assertThat(deadlines
                        .of(Duty.REPLY, TicketType.CONSULTATION, Urgency.NORMAL, monday)
                        .at())
                .isEqualTo(Instant.parse("2026-11-18T10:00:00Z"));
    }

    @Test
    void aYearWhoseHolidaysNobodyKnowsYetIsAdmitted() {
        Deadline due =
                deadlines.of(Duty.REPLY, TicketType.COMPLAINT, Urgency.NORMAL, Instant.parse("2026-12-30T02:00:00Z"));
        assertThat(sentence.of(due.because())).endsWith("（2027年放假安排尚未录入，仅按周末推算）。");
    }

    @Test
    void everyDutyOfEveryTypeAndUrgencyHasALimitAndASentence() {
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            LocaleContextHolder.setLocale(locale);
            for (Duty duty : EnumSet.range(Duty.DISPATCH, Duty.REVIEW)) {
                for (TicketType type : TicketType.values()) {
                    for (Urgency urgency : Urgency.values()) {
                        Deadline due = deadlines.of(duty, type, urgency, BEFORE_NATIONAL_DAY);
                        assertThat(due.at()).isAfter(BEFORE_NATIONAL_DAY);
                        assertThat(sentence.of(due.because())).matches("[^{}]+[。.]");
                    }
                }
            }
        }
    }

    @Test
    void moreUrgentIsNeverLater() {
        for (Duty duty : EnumSet.range(Duty.DISPATCH, Duty.REVIEW)) {
            for (TicketType type : TicketType.values()) {
                Instant normal = deadlines
                        .of(duty, type, Urgency.NORMAL, BEFORE_NATIONAL_DAY)
                        .at();
                Instant urgent = deadlines
                        .of(duty, type, Urgency.URGENT, BEFORE_NATIONAL_DAY)
                        .at();
                Instant emergency = deadlines
                        .of(duty, type, Urgency.EMERGENCY, BEFORE_NATIONAL_DAY)
                        .at();
                assertThat(emergency).isBeforeOrEqualTo(urgent);
                assertThat(urgent).isBeforeOrEqualTo(normal);
            }
        }
    }
}
