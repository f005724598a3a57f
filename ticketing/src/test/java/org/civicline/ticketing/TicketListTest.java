package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class TicketListTest extends CaseWork {

    @Autowired
    TransactionTemplate transactions;

    @Test
    void openWorkComesByUrgencyThenDueThenWhatWaitsForCitizensThenTheClosedNewestFirst() {
        CitizenId citizen = caller("王小明").id();
        signedIn.as(agent);
        TicketId normal = open(citizen, Urgency.NORMAL, "一般");
        TicketId urgent = open(citizen, Urgency.URGENT, "紧急");
        TicketId emergency = open(citizen, Urgency.EMERGENCY, "特急");
        clock.forward(Duration.ofSeconds(1));
        TicketId urgentLater = open(citizen, Urgency.URGENT, "紧急");
        TicketId closedFirst = closed(citizen);
        clock.forward(Duration.ofSeconds(1));
        TicketId closedLast = closed(citizen);

        assertThat(ids(new TicketFilter(Set.of(), null, citizen, null)))
                .containsExactly(emergency, urgent, urgentLater, normal, closedLast, closedFirst);
        assertThat(ids(new TicketFilter(Set.of(TicketStatus.CLOSED), null, citizen, null)))
                .containsExactly(closedLast, closedFirst);
        assertThat(ids(new TicketFilter(Set.of(TicketStatus.TO_DISPATCH, TicketStatus.CLOSED), null, citizen, null)))
                .hasSize(6);
        assertThat(ids(new TicketFilter(Set.of(TicketStatus.FOLLOW_UP), null, citizen, null)))
                .isEmpty();
    }

    @Test
    void pagesJoinWithoutGapsOrRepeats() {
        CitizenId citizen = caller("王小明").id();
        signedIn.as(agent);
        var made = new ArrayList<TicketId>();
        for (int i = 0; i < 7; i++) {
            made.add(open(citizen, Urgency.values()[i % 3], "第" + i));
        }
        var filter = new TicketFilter(Set.of(), null, citizen, null);
        var seen = new ArrayList<TicketId>();
        @Nullable String after = null;
        do {
            var page = tickets.list(filter, after, 3);
            page.items().forEach(line -> seen.add(line.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made).doesNotHaveDuplicates();
    }

    @Test
    void aDepartmentsInboxHoldsWhatItLeads() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        List<TicketLine> inbox = tickets.list(
                        new TicketFilter(Set.of(TicketStatus.DISPATCHED), "ecology", null, null), null, 200)
                .items();
        assertThat(inbox).extracting(TicketLine::id).contains(ticket.id());
        assertThat(inbox).extracting(TicketLine::leadName).containsOnly("水务局");
    }

    @Test
    void whatIsPastItsTimeIsMarked() {
        TicketView ticket = opened();
        var filter = new TicketFilter(Set.of(), null, ticket.citizen(), null);
        assertThat(tickets.list(filter, null, 10).items().getFirst().overdue()).isFalse();
        clock.forward(Duration.ofDays(20));
        assertThat(tickets.list(filter, null, 10).items().getFirst().overdue()).isTrue();
    }

    @Test
    void wordsAreFoundWhereverTheyStandInTitleOrText() {
        CitizenId citizen = caller("王小明").id();
        signedIn.as(agent);
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        TicketId ticket =
                open(citizen, Urgency.NORMAL, "和平路" + mark + "停水", "ＷＩＦＩ 也坏了，It's 50% off \\ :* & | ! 'x' 水管爆裂");

        for (String found : List.of(
                mark,
                mark + " 停水",
                "停水 " + mark + " 水管爆裂",
                mark.toUpperCase(java.util.Locale.ROOT),
                mark + " wifi",
                mark + " ｗｉｆｉ",
                mark + " 爆",
                mark + " It's",
                mark + " 50%",
                mark + " \\ :* & | ! 'x'",
                mark + " \u0000")) {
            if (found.endsWith("\u0000")) {
                assertThat(search(found)).isEmpty();
            } else {
                assertThat(search(found)).as(found).containsExactly(ticket);
            }
        }
        for (String not : List.of(mark + " 水停", mark + " 停电", mark + " 路水", mark + "x")) {
            assertThat(search(not)).as(not).isEmpty();
        }
    }

    @Test
    void aNumberOrItsBeginningIsFound() {
        TicketView ticket = opened();
        assertThat(search(ticket.number())).containsExactly(ticket.id());
        assertThat(search(ticket.number().substring(0, 14))).contains(ticket.id());
        assertThat(search(" " + ticket.number() + " ")).containsExactly(ticket.id());
        assertThat(search("20991231-000001")).isEmpty();
    }

    @Test
    void theSearchAndTheInboxUseTheirIndexes() {
        // Small tables are read whole unless that is forbidden.
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            assertThat(plan("""
                    SELECT ticket_id FROM ticketing.ticket_content x
                    WHERE ticketing.pairs(x.title || ' ' || x.text) @@ ticketing.pairs_query('停水')
                    """)).contains("ticket_content_text");
            assertThat(plan("""
                    SELECT id FROM ticketing.ticket t WHERE t.lead_department = 'water'
                    ORDER BY t.inbox_rank, t.inbox_place, t.id LIMIT 50
                    """)).contains("ticket_inbox_of_department").doesNotContain("Sort");
            assertThat(plan("""
                    SELECT id FROM ticketing.ticket t WHERE t.inbox_rank >= 0 AND t.inbox_rank <= 2
                    ORDER BY t.inbox_rank, t.inbox_place, t.id LIMIT 50
                    """)).contains("ticket_inbox").doesNotContain("Sort");
        });
    }

    private String plan(String sql) {
        return String.join("\n", jdbc.sql("EXPLAIN " + sql).query(String.class).list());
    }

    private List<TicketId> search(String text) {
        return ids(new TicketFilter(Set.of(), null, null, text));
    }

    private List<TicketId> ids(TicketFilter filter) {
        return tickets.list(filter, null, 200).items().stream()
                .map(TicketLine::id)
                .toList();
    }

    private TicketId open(CitizenId citizen, Urgency urgency, String title) {
        return open(citizen, urgency, title, "内容");
    }

    private TicketId open(CitizenId citizen, Urgency urgency, String title, String text) {
        var form =
                new NewTicket(citizen, null, Channel.PHONE, TicketType.HELP, NOISE, urgency, title, text, null, false);
        return tickets.open(form, key()).orThrow().id();
    }

    private TicketId closed(CitizenId citizen) {
        return tickets.answerDirectly(form(citizen), null, "答复", key())
                .orThrow()
                .id();
    }
}
