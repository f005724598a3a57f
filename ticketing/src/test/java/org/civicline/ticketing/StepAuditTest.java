package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;

/** The audit record tells who took which step of a case, and nothing of what was written about people. */
class StepAuditTest extends CaseWork {

    /** @param by empty for the system and for citizens */
    private record Entry(String action, String by, String details) {}

    @Test
    void everyStepIsRecordedWithWhoTookIt() {
        TicketView ticket = approved();
        signedIn.out();
        followUps.rate(ticket.id(), Satisfaction.SATISFIED, Channel.SMS, null).orThrow();
        assertThat(entries(ticket).stream()
                        .collect(Collectors.groupingBy(
                                Entry::by, Collectors.mapping(Entry::action, Collectors.toSet()))))
                .isEqualTo(Map.of(
                        agent.username(),
                        Set.of("ticket.opened", "ticket.dispatched", "ticket.approved", "ticket.follow-up-asked"),
                        officer.username(),
                        Set.of("ticket.signed", "ticket.replied"),
                        "",
                        Set.of("ticket.rated", "ticket.closed")));
    }

    @Test
    void whatSomebodyWroteIsNotRecordedButWhatTheyChose() {
        TicketView ticket = signed();
        tickets.take(ticket.id(), returning("当事人王小明不住本辖区"), ticket.version()).orThrow();
        assertThat(entries(ticket).getLast().details())
                .contains("NOT_OUR_DUTY", "RETURN_ASKED", "water")
                .doesNotContain("王小明");
    }

    @Test
    void whatIsRefusedIsNotRecorded() {
        TicketView ticket = dispatched();
        int before = entries(ticket).size();
        signedIn.as(officer);
        refused(tickets.sign(ticket.id(), ticket.version() - 1), "ticketing.changed-meanwhile");
        assertThat(entries(ticket)).hasSize(before);
    }

    private List<Entry> entries(TicketView ticket) {
        return jdbc.sql("""
                SELECT action, COALESCE(actor_name, '') AS by, details FROM foundation.audit_entry
                WHERE subject = ? ORDER BY id
                """)
                .param("ticket:" + ticket.number())
                .query(Entry.class)
                .list();
    }
}
