package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.supervision.Climbing;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** What tests of supervision begin with: a Monday, cases that get late, and the ladder that is climbed. */
abstract class SupervisionWork extends SetupWork {

    /** Monday, half a minute past ten in the city, in a year that nobody has planned. */
    static final Instant MONDAY = Instant.parse("2035-11-19T02:00:30Z");

    static final String FAR = "after=-9223372036854775808_0_00000000-0000-7000-8000-000000000000";

    @BeforeEach
    void monday() {
        clock.forward(Duration.between(clock.instant(), MONDAY));
    }

    void at(String moment) {
        clock.forward(Duration.between(clock.instant(), Instant.parse(moment)));
        Climbing.once(context);
    }

    void contacted(TicketView ticket) {
        signedIn.as(officer);
        TicketView now = tickets.find(ticket.id()).orElseThrow();
        tickets.take(now.id(), new SideStep.NoteContact(null, "已联系"), now.version())
                .orThrow();
    }

    void answer(StaffMember by, JsonNode supervision) throws Exception {
        assertThat(post(by, "/supervisions/" + supervision.get("id").asString() + "/answer", "{\"text\":\"正在办\"}")
                        .status())
                .isEqualTo(204);
    }

    JsonNode only(StaffMember by, TicketView ticket) throws Exception {
        JsonNode all = get(by, "/tickets/" + ticket.id() + "/supervisions").body();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** What the ladder did, besides what it did about the first contact. */
    List<String> ladderSteps(TicketView ticket) {
        return names(ticket).stream()
                .filter(one -> one.startsWith("warned-")
                        || List.of("urged", "supervised", "noticed").contains(one))
                .toList();
    }

    List<String> names(TicketView ticket) {
        signedIn.as(agent);
        return tickets.history(ticket.id()).stream().map(TicketEvent::name).toList();
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
