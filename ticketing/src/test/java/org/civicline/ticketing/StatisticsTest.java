package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.civicline.ticketing.Statistics.DayCount;
import org.civicline.ticketing.Statistics.TopicCount;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StatisticsTest extends CaseWork {

    @Autowired
    Statistics statistics;

    @Test
    void aPeriodIsCountedByStatusTypeDayAndTopic() {
        // A time of its own, so that no other test's tickets are counted. 15:00 UTC is 23:00 in the city.
        Instant from = Instant.parse("2033-03-07T15:00:00Z");
        clock.forward(Duration.between(clock.instant(), from));
        categories.putAll(List.of(new Categories.Category("living.dust", "扬尘", "Dust", "living", Urgency.NORMAL)));
        CitizenId citizen = caller("王小明").id();
        signedIn.as(agent);
        tickets.open(form(citizen), key()).orThrow();
        tickets.answerDirectly(form(citizen, TicketType.CONSULTATION, Urgency.NORMAL), null, "答复", key())
                .orThrow();
        clock.forward(Duration.ofHours(2));
        TicketView dust = tickets.open(about(citizen, "living.dust"), key()).orThrow();
        tickets.close(dust.id(), "重复反映", dust.version()).orThrow();
        tickets.open(form(citizen), key()).orThrow();
        clock.forward(Duration.ofHours(48));
        Instant until = clock.instant();

        var volume = statistics.volume(from, until);
        assertThat(volume.opened()).isEqualTo(4);
        assertThat(volume.answeredDirectly()).isEqualTo(1);
        assertThat(volume.closed()).isEqualTo(2);
        assertThat(volume.overdue()).isGreaterThanOrEqualTo(2);
        assertThat(volume.byStatus())
                .hasSize(TicketStatus.values().length)
                .containsEntry(TicketStatus.TO_DISPATCH, 2L)
                .containsEntry(TicketStatus.CLOSED, 2L)
                .containsEntry(TicketStatus.REPLIED, 0L);
        assertThat(volume.byType())
                .hasSize(6)
                .containsEntry(TicketType.COMPLAINT, 3L)
                .containsEntry(TicketType.CONSULTATION, 1L)
                .containsEntry(TicketType.PRAISE, 0L);
        assertThat(statistics.perDay(from, until))
                .containsExactly(
                        new DayCount(LocalDate.parse("2033-03-07"), 2, 1),
                        new DayCount(LocalDate.parse("2033-03-08"), 2, 1),
                        new DayCount(LocalDate.parse("2033-03-09"), 0, 0),
                        new DayCount(LocalDate.parse("2033-03-10"), 0, 0));
        assertThat(statistics.topics(from, until, 10))
                .containsExactly(new TopicCount(NOISE, "噪声扰民", 3), new TopicCount("living.dust", "扬尘", 1));
        assertThat(statistics.topics(from, until, 1)).hasSize(1);
    }

    private static NewTicket about(CitizenId citizen, String category) {
        return new NewTicket(
                citizen,
                null,
                Channel.PHONE,
                TicketType.COMPLAINT,
                category,
                Urgency.NORMAL,
                "扬尘",
                "工地扬尘",
                null,
                false);
    }
}
