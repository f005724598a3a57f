package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastContact;
import org.civicline.ticketing.PastCases.PastReturn;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.TicketMoved;
import org.civicline.ticketing.events.TicketOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class PastCasesTest extends CaseWork {

    /** Where a past case can stand. */
    private static final List<TicketStatus> STRAIGHT = List.of(
            TicketStatus.TO_DISPATCH,
            TicketStatus.DISPATCHED,
            TicketStatus.IN_PROGRESS,
            TicketStatus.REPLIED,
            TicketStatus.FOLLOW_UP,
            TicketStatus.CLOSED);

    private static final Instant OPENED = Instant.parse("2026-03-02T02:00:00Z");

    @Autowired
    PastCases pastCases;

    @Autowired
    Statistics statistics;

    @Autowired
    ApplicationEvents events;

    @Test
    void aCaseThatRanItsCourseReadsAsIfItHadRunItHere() {
        var citizen = Samples.phone();
        var past = new Past("20260302-100001", citizen);
        past.returned = new PastReturn("ecology", OPENED.plusSeconds(60), OPENED.plusSeconds(3600), "不属于本单位职责");
        past.department = "water";
        past.dispatched = OPENED.plusSeconds(7200);
        past.signed = OPENED.plusSeconds(7500);
        past.replied = OPENED.plusSeconds(90_000);
        past.reply = "已修复。";
        past.followedUp = true;
        past.grade = Satisfaction.SATISFIED;
        past.closed = OPENED.plusSeconds(95_000);
        past.contacts.add(new PastContact(Channel.SMS, false, OPENED.plusSeconds(90_010), 0, null, "您的诉求已办结，请评价。"));
        past.contacts.add(new PastContact(Channel.SMS, true, OPENED.plusSeconds(95_000), 0, null, "4"));

        assertThat(pastCases.add(List.of(past.build()))).isEqualTo(1);

        TicketView ticket = tickets.findByNumber(past.number).orElseThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.lead()).isEqualTo("water");
        assertThat(ticket.reply()).isEqualTo("已修复。");
        assertThat(ticket.satisfaction()).isEqualTo(Satisfaction.SATISFIED);
        assertThat(ticket.createdAt()).isEqualTo(OPENED);
        assertThat(ticket.closedAt()).isEqualTo(past.closed);
        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name))
                .containsExactly(
                        "opened",
                        "dispatched",
                        "returned",
                        "dispatched",
                        "signed",
                        "replied",
                        "approved",
                        "follow-up-asked",
                        "rated",
                        "closed");
        var card = ((Citizens.Recognition.Known) citizens.recognise(citizen)).citizen();
        assertThat(card.name()).isEqualTo("赵敏");
        assertThat(card.contacts()).isEqualTo(3);
        assertThat(interactions.timeline(card.id(), null, 50).items().stream()
                        .filter(line -> line.kind().equals("interaction"))
                        .map(TimelineEntry::what))
                .containsExactly("sms-in", "sms-out", "phone-in");
        assertThat(statistics.rates(past.closed, past.closed.plusSeconds(1)))
                .isEqualTo(new Statistics.Rates(
                        new Statistics.Sample(1, 1, 1, 1, 1, 1.0), new Statistics.Sample(1, 1, 1, 1, 1, 1.0), 1, 0, 0));
        assertThat(events.stream(TicketMoved.class)).isEmpty();
        assertThat(events.stream(TicketOpened.class)).isEmpty();
    }

    @Test
    void aCaseComesInAnyStateAndGoesOnFromThere() {
        List<PastCase> all = new ArrayList<>();
        for (TicketStatus status : STRAIGHT) {
            all.add(in(status).build());
        }
        assertThat(pastCases.add(all)).isEqualTo(all.size());
        for (TicketStatus status : STRAIGHT) {
            TicketView ticket =
                    tickets.findByNumber("20260303-20000" + status.ordinal()).orElseThrow();
            assertThat(ticket.status()).isEqualTo(status);
            boolean runs = status != TicketStatus.FOLLOW_UP && status != TicketStatus.CLOSED;
            assertThat(ticket.dueAt() != null).isEqualTo(runs);
            assertThat(ticket.dueBecause() != null).isEqualTo(runs);
        }
        signedIn.as(agent);
        TicketView waiting = tickets.findByNumber("20260303-20000" + TicketStatus.TO_DISPATCH.ordinal())
                .orElseThrow();
        assertThat(tickets.dispatch(waiting.id(), "water", null, waiting.version())
                        .orThrow()
                        .status())
                .isEqualTo(TicketStatus.DISPATCHED);
        TicketView asked = tickets.findByNumber("20260303-20000" + TicketStatus.FOLLOW_UP.ordinal())
                .orElseThrow();
        signedIn.out();
        followUps.rate(asked.id(), Satisfaction.FAIR, Channel.SMS, null).orThrow();
    }

    private Past in(TicketStatus status) {
        var past = new Past("20260303-20000" + status.ordinal(), Samples.phone());
        if (status.ordinal() >= TicketStatus.DISPATCHED.ordinal()) {
            past.department = "water";
            past.dispatched = OPENED.plusSeconds(60);
        }
        if (status.ordinal() >= TicketStatus.IN_PROGRESS.ordinal()) {
            past.signed = OPENED.plusSeconds(120);
        }
        if (status.ordinal() >= TicketStatus.REPLIED.ordinal()) {
            past.replied = OPENED.plusSeconds(180);
            past.reply = "已办理。";
        }
        past.followedUp = status.ordinal() >= TicketStatus.FOLLOW_UP.ordinal();
        past.closed = status == TicketStatus.CLOSED ? OPENED.plusSeconds(240) : null;
        return past;
    }

    @Test
    void aDirectAnswerKeepsItsArticle() {
        var past = new Past("20260304-300001", Samples.phone());
        past.reply = "22点以后禁止施工。";
        past.article = "ZS-0007";
        past.closed = OPENED;
        pastCases.add(List.of(past.build()));
        TicketView ticket = tickets.findByNumber(past.number).orElseThrow();
        assertThat(ticket.answeredDirectly()).isTrue();
        assertThat(ticket.articleCode()).isEqualTo("ZS-0007");
        assertThat(ticket.reply()).isEqualTo("22点以后禁止施工。");
        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name)).containsExactly("opened", "answered");
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() {
        var past = new Past("20260305-400001", Samples.phone());
        assertThat(pastCases.add(List.of(past.build(), past.build()))).isEqualTo(1);
        assertThat(pastCases.add(List.of(past.build()))).isZero();
        assertThat(pastCases.add(List.of())).isZero();
    }

    @Test
    void newTicketsOfTheSameDayAreNumberedAfterThem() {
        Instant day = Instant.parse("2035-06-01T04:00:00Z");
        clock.forward(Duration.between(clock.instant(), day));
        pastCases.add(List.of(new Past("20350601-000041", Samples.phone()).build()));
        CitizenId citizen = caller("王小明").id();
        signedIn.as(agent);
        assertThat(tickets.open(form(citizen), key()).orThrow().number()).isEqualTo("20350601-000042");
    }

    @Test
    void threeHundredWithTheirContactsAreTakenOverInAMoment() {
        pastCases.add(hundreds(0, 20));
        long start = System.nanoTime();
        assertThat(pastCases.add(hundreds(1, 300))).isEqualTo(300);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private List<PastCase> hundreds(int set, int count) {
        List<PastCase> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Past past = in(TicketStatus.CLOSED);
            past.number = String.format("202604%02d-%06d", set + 1, i + 1);
            past.grade = Satisfaction.FAIR;
            past.contacts.add(new PastContact(Channel.SMS, false, OPENED.plusSeconds(200), 0, null, "请评价"));
            past.contacts.add(new PastContact(Channel.SMS, true, OPENED.plusSeconds(240), 0, null, "3"));
            all.add(past.build());
        }
        return all;
    }

    /** A past case in the making. */
    private final class Past {
        String number;
        final ContactPoint citizen;

        @Nullable
        PastReturn returned;

        @Nullable
        String department;

        @Nullable
        Instant dispatched;

        @Nullable
        Instant signed;

        @Nullable
        Instant replied;

        @Nullable
        String reply;

        @Nullable
        String article;

        boolean followedUp;

        @Nullable
        Satisfaction grade;

        @Nullable
        Instant closed;

        final List<PastContact> contacts = new ArrayList<>();

        Past(String number, ContactPoint citizen) {
            this.number = number;
            this.citizen = citizen;
        }

        PastCase build() {
            return new PastCase(
                    number,
                    citizen,
                    "赵敏",
                    Channel.PHONE,
                    agent.id(),
                    95,
                    TicketType.HELP,
                    NOISE,
                    Urgency.NORMAL,
                    "自来水浑浊",
                    "家里自来水发黄。",
                    "和平路2号",
                    false,
                    OPENED,
                    returned,
                    department,
                    dispatched,
                    signed,
                    replied,
                    reply,
                    article,
                    followedUp,
                    grade,
                    grade == null ? null : Channel.SMS,
                    grade == null ? null : true,
                    closed,
                    contacts);
        }
    }
}
