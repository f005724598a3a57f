package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.civicline.foundation.Outcome;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TicketInputTest extends CaseWork {

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("ticketing.title-missing", f -> with(f, "  ", f.text(), f.address(), NOISE)),
                wrong("ticketing.title-too-long", f -> with(f, "题".repeat(101), f.text(), f.address(), NOISE)),
                wrong("ticketing.title-unsuitable-characters", f -> with(f, "a\u0000", f.text(), f.address(), NOISE)),
                wrong("ticketing.text-missing", f -> with(f, f.title(), "\n", f.address(), NOISE)),
                wrong("ticketing.text-too-long", f -> with(f, f.title(), "字".repeat(10_000), f.address(), NOISE)),
                wrong("ticketing.text-unsuitable-characters", f -> with(f, f.title(), "a\uD800", f.address(), NOISE)),
                wrong("ticketing.address-too-long", f -> with(f, f.title(), f.text(), "路".repeat(201), NOISE)),
                wrong("ticketing.address-unsuitable-characters", f -> with(f, f.title(), f.text(), "\u0007", NOISE)),
                wrong("ticketing.unknown-category", f -> with(f, f.title(), f.text(), f.address(), "no.such")),
                wrong("ticketing.unknown-category", f -> with(f, f.title(), f.text(), f.address(), "a\u0000")),
                wrong("ticketing.unknown-citizen", f -> of(f, new CitizenId(UUID.randomUUID()), null)),
                wrong("ticketing.unknown-interaction", f -> of(f, null, new InteractionId(UUID.randomUUID()))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFormIsRefusedWithItsOwnReasonAndMakesNothing(String code, UnaryOperator<NewTicket> spoil) {
        NewTicket form = spoil.apply(form(caller("王小明").id()));
        signedIn.as(agent);
        long before = count();
        refused(tickets.open(form, key()), code);
        refused(tickets.answerDirectly(form, null, "答复", key()), code);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void theRefusalOfALongTextSaysHowLongItMayBe() {
        NewTicket form = form(caller("王小明").id());
        signedIn.as(agent);
        var refused = (Outcome.Refused<TicketView>)
                tickets.open(with(form, form.title(), "字".repeat(10_000), null, NOISE), key());
        assertThat(refused.refusal().details()).containsEntry("limit", 4_000).containsEntry("length", 10_000);
    }

    @Test
    void emojiLinesAndFourThousandCharactersAreFine() {
        NewTicket form = form(caller("王小明").id());
        signedIn.as(agent);
        String text = "第一行\n\t第二行 😀👨‍👩‍👧" + "😀".repeat(3_980);
        assertThat(tickets.open(with(form, "😀", text, null, NOISE), key())
                        .orThrow()
                        .text())
                .isEqualTo(text);
    }

    @Test
    void anAnswerOnTheSpotNeedsAnAnswerAndARealArticleCode() {
        NewTicket form = form(caller("王小明").id());
        signedIn.as(agent);
        refused(tickets.answerDirectly(form, null, " ", key()), "ticketing.answer-missing");
        refused(tickets.answerDirectly(form, "../x", "答复", key()), "ticketing.malformed-article-code");
        assertThat(tickets.answerDirectly(form, " ", "答复", key()).orThrow().articleCode())
                .isNull();
    }

    @Test
    void stepsNeedTheirReasons() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        refused(tickets.take(ticket.id(), returning(""), ticket.version()), "ticketing.reason-missing");
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        refused(tickets.reply(ticket.id(), "字".repeat(4_001), ticket.version()), "ticketing.reply-too-long");
        ticket = tickets.reply(ticket.id(), "好", ticket.version()).orThrow();
        signedIn.as(agent);
        refused(tickets.sendBack(ticket.id(), " ", ticket.version()), "ticketing.reason-missing");
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        refused(tickets.close(ticket.id(), "", ticket.version()), "ticketing.note-missing");
        assertThat(tickets.close(ticket.id(), "市民来电表示不需要再办", ticket.version())
                        .orThrow()
                        .status())
                .isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void aDepartmentThatDoesNotExistIsRefused() {
        TicketView ticket = opened();
        refused(tickets.dispatch(ticket.id(), "no-such", null, ticket.version()), "ticketing.unknown-department");
    }

    @Test
    void aStepOutOfPlaceIsRefusedAndLeavesNoTrace() {
        TicketView ticket = opened();
        refused(tickets.approve(ticket.id(), ticket.version()), "ticketing.not-in-this-state");
        refused(tickets.approve(new TicketId(UUID.randomUUID()), 1), "ticketing.unknown-ticket");
        assertThat(tickets.history(ticket.id())).hasSize(1);
        assertThat(tickets.find(ticket.id()).orElseThrow().version()).isEqualTo(ticket.version());
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM ticketing.ticket")
                .query(Long.class)
                .single();
    }

    private static Arguments wrong(String code, UnaryOperator<NewTicket> spoil) {
        return Arguments.of(code, spoil);
    }

    private static NewTicket with(
            NewTicket f,
            String title,
            String text,
            @org.jspecify.annotations.Nullable String address,
            String category) {
        return new NewTicket(
                f.citizen(),
                f.interaction(),
                f.channel(),
                f.type(),
                category,
                f.urgency(),
                title,
                text,
                address,
                f.confidential());
    }

    private static NewTicket of(
            NewTicket f,
            @org.jspecify.annotations.Nullable CitizenId citizen,
            @org.jspecify.annotations.Nullable InteractionId interaction) {
        return new NewTicket(
                citizen,
                interaction,
                f.channel(),
                f.type(),
                f.categoryCode(),
                f.urgency(),
                f.title(),
                f.text(),
                f.address(),
                f.confidential());
    }
}
