package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is shown of a new case is worked out from what was written; it is the same as reading it. */
class OpeningTest extends CaseWork {

    @Autowired
    Interactions interactions;

    private void isWhatIsKept(TicketView shown) {
        assertThat(shown).isEqualTo(tickets.find(shown.id()).orElseThrow());
    }

    @Test
    void whoeverItIsOf() {
        Caller caller = caller("王小明");
        String organisation = speaksFor(caller, "新城物业公司");
        signedIn.out();
        CitizenId nameless = citizens.resolve(Samples.phone());
        signedIn.as(agent);
        isWhatIsKept(tickets.open(by(form(caller.id()), organisation), key()).orThrow());
        isWhatIsKept(tickets.open(form(nameless), key()).orThrow());
        isWhatIsKept(tickets.open(form(null, TicketType.REPORT, Urgency.EMERGENCY), key())
                .orThrow());
    }

    @Test
    void withAnAnswerOnTheSpotOrByTheSystem() {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        isWhatIsKept(tickets.answerDirectly(form(caller.id()), "noise-1", "夜间十点后不得施工。", key())
                .orThrow());
        signedIn.out();
        isWhatIsKept(tickets.openBySystem(form(caller.id()), key()).orThrow());
    }

    @Test
    void withTheNumberOfTheCallAndOnceMoreUnderTheSameKey() {
        Caller caller = caller("王小明");
        signedIn.out();
        InteractionId call = interactions.begin(new NewInteraction(
                Channel.PHONE, true, UUID.randomUUID().toString(), caller.point(), null, clock.instant()));
        NewTicket plain = form(caller.id());
        var form = new NewTicket(
                plain.citizen(),
                call,
                plain.channel(),
                plain.type(),
                plain.categoryCode(),
                plain.urgency(),
                plain.title(),
                plain.text(),
                plain.address(),
                plain.confidential());
        signedIn.as(agent);
        String key = key();
        TicketView shown = tickets.open(form, key).orThrow();
        isWhatIsKept(shown);
        assertThat(shown.contact()).isEqualTo(caller.point().value());
        assertThat(tickets.open(form, key).orThrow()).isEqualTo(shown);
    }
}
