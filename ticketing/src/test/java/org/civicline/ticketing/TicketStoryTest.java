package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.ReplyApproved;
import org.civicline.ticketing.events.TicketMoved;
import org.civicline.ticketing.events.TicketOpened;
import org.civicline.ticketing.events.TicketRated;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class TicketStoryTest extends CaseWork {

    @Autowired
    ApplicationEvents events;

    @Test
    void aCaseGoesFromCallToJudgement() {
        Caller caller = caller("王小明");
        InteractionId call = interactions.begin(Samples.call(caller.point(), Instant.now()));
        signedIn.as(agent);
        var form = new Tickets.NewTicket(
                caller.id(),
                call,
                Channel.PHONE,
                TicketType.COMPLAINT,
                NOISE,
                Urgency.URGENT,
                "夜间施工噪声",
                "楼下工地夜里施工，睡不着。",
                "和平路1号",
                false);

        TicketView ticket = tickets.open(form, key()).orThrow();
        assertThat(ticket.number()).matches("\\d{8}-\\d{6}");
        assertThat(ticket.status()).isEqualTo(TicketStatus.TO_DISPATCH);
        assertThat(ticket.categoryName()).isEqualTo("噪声扰民");
        assertThat(ticket.citizenName()).isEqualTo("王小明");
        assertThat(ticket.contact()).isEqualTo(caller.point().value());
        assertThat(ticket.actions()).containsExactly("dispatch", "not-accept", "close", "withdraw", "merge");
        assertThat(ticket.dueAt()).isEqualTo(ticket.createdAt().plus(Duration.ofMinutes(30)));
        assertThat(interactions.find(call).orElseThrow().tickets()).containsExactly(ticket.id());

        ticket = tickets.dispatch(ticket.id(), "water", "请尽快处理", ticket.version())
                .orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.DISPATCHED);
        assertThat(ticket.leadName()).isEqualTo("水务局");
        assertThat(ticket.actions()).containsExactly("withdraw", "merge", "name-co");

        signedIn.as(officer);
        ticket = tickets.find(ticket.id()).orElseThrow();
        assertThat(ticket.actions()).containsExactly("sign", "return");
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(ticket.signedAt()).isNotNull();
        assertThat(ticket.dueBecause()).contains("投诉（紧急）应在派单后24小时内答复");
        ticket = tickets.reply(ticket.id(), "已责令停工。", ticket.version()).orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.REPLIED);
        assertThat(ticket.actions()).isEmpty();

        signedIn.as(supervisor);
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.FOLLOW_UP);
        assertThat(ticket.dueAt()).isNull();

        signedIn.out();
        followUps.rate(ticket.id(), Satisfaction.SATISFIED, Channel.SMS, null).orThrow();
        ticket = tickets.find(ticket.id()).orElseThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.satisfaction()).isEqualTo(Satisfaction.SATISFIED);
        assertThat(ticket.reply()).isEqualTo("已责令停工。");

        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name))
                .containsExactly(
                        "opened", "dispatched", "signed", "replied", "approved", "follow-up-asked", "rated", "closed");
        assertThat(interactions.timeline(caller.id(), null, 50).items().stream().map(TimelineEntry::what))
                .containsExactly(
                        "closed",
                        "rated",
                        "follow-up-asked",
                        "approved",
                        "replied",
                        "signed",
                        "dispatched",
                        "opened",
                        "phone-in");
        eventsOf(ticket, caller);
    }

    private void eventsOf(TicketView ticket, Caller caller) {
        assertThat(events.stream(TicketOpened.class)).singleElement().satisfies(opened -> {
            assertThat(opened.number()).isEqualTo(ticket.number());
            assertThat(opened.phone()).isEqualTo(caller.point().value());
            assertThat(opened.answeredDirectly()).isFalse();
        });
        assertThat(events.stream(ReplyApproved.class))
                .singleElement()
                .satisfies(approved -> assertThat(approved.reply()).isEqualTo("已责令停工。"));
        assertThat(events.stream(TicketRated.class))
                .singleElement()
                .satisfies(rated -> assertThat(rated.digit()).isEqualTo(4));
        assertThat(events.stream(TicketMoved.class).map(TicketMoved::status))
                .containsExactly(
                        "TO_DISPATCH",
                        "DISPATCHED",
                        "IN_PROGRESS",
                        "REPLIED",
                        "FOLLOW_UP",
                        "FOLLOW_UP",
                        "CLOSED",
                        "CLOSED");
    }

    @Test
    void anAnswerOnTheSpotClosesTheCaseAndNotesTheArticle() {
        Caller caller = caller("李芳");
        signedIn.as(agent);
        TicketView ticket = tickets.answerDirectly(
                        form(caller.id(), TicketType.CONSULTATION, Urgency.NORMAL), "ZS-0001", "夜间22点后禁止施工。", key())
                .orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.answeredDirectly()).isTrue();
        assertThat(ticket.articleCode()).isEqualTo("ZS-0001");
        assertThat(ticket.reply()).isEqualTo("夜间22点后禁止施工。");
        assertThat(ticket.actions()).containsExactly("reopen");
        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name)).containsExactly("opened", "answered");
        assertThat(events.stream(TicketOpened.class)).singleElement().matches(TicketOpened::answeredDirectly);
    }

    @Test
    void aReturnedTicketGoesToAnotherDepartment() {
        TicketView ticket = signed();
        var asking = new SideStep.AskReturn(ReturnReason.NOT_OUR_DUTY, "属生态环境局职责", "ecology");
        TicketView asked = tickets.take(ticket.id(), asking, ticket.version()).orThrow();
        assertThat(asked.status()).isEqualTo(TicketStatus.RETURN_ASKED);

        signedIn.as(agent);
        TicketView returned = tickets.take(ticket.id(), new SideStep.AcceptReturn(), asked.version())
                .orThrow();
        assertThat(returned.status()).isEqualTo(TicketStatus.TO_DISPATCH);
        signedIn.as(officer);
        assertThat(tickets.find(ticket.id())).isEmpty();

        signedIn.as(agent);
        TicketView again = tickets.dispatch(ticket.id(), "ecology", null, returned.version())
                .orThrow();
        assertThat(again.lead()).isEqualTo("ecology");
        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name))
                .containsExactly("opened", "dispatched", "signed", "return-asked", "returned", "dispatched");
        assertThat(tickets.history(ticket.id()).get(4).details())
                .containsEntry("text", "属生态环境局职责")
                .containsEntry("departmentName", "水务局");
    }

    @Test
    void aReplySentBackIsWorkedOnAgainUnderTheSameDeadline() {
        TicketView signed = signed();
        TicketView replied = tickets.reply(signed.id(), "知道了", signed.version()).orThrow();
        signedIn.as(agent);
        TicketView back =
                tickets.sendBack(replied.id(), "请写明处理结果", replied.version()).orThrow();
        assertThat(back.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(back.dueAt()).isEqualTo(signed.dueAt());
        assertThat(back.reply()).isNull();
        assertThat(tickets.history(signed.id()).stream().map(TicketEvent::name)).endsWith("replied", "sent-back");
    }

    @Test
    void anAnonymousCallersCaseEndsWhenItsReplyIsApproved() {
        signedIn.as(agent);
        var form = new Tickets.NewTicket(
                null, null, Channel.PHONE, TicketType.REPORT, NOISE, Urgency.NORMAL, "举报", "内容", null, false);
        TicketView ticket = tickets.open(form, key()).orThrow();
        ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        signedIn.as(officer);
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        ticket = tickets.reply(ticket.id(), "已查处", ticket.version()).orThrow();
        signedIn.as(agent);
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.satisfaction()).isNull();
        assertThat(followUps.find(ticket.id())).isEmpty();
    }

    @Test
    void theSentenceAboutTheDeadlineSpeaksTheReadersLanguage() {
        TicketView ticket = opened();
        assertThat(ticket.dueBecause()).startsWith("投诉（一般）应在受理后1个工作日内派单");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            TicketView english = tickets.find(ticket.id()).orElseThrow();
            assertThat(english.dueBecause())
                    .startsWith("A complaint (normal) is to be dispatched within 1 working day of being opened");
            assertThat(english.categoryName()).isEqualTo("Noise");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void ticketsAreNumberedOneByOneWithinTheCitysDay() {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        // Far enough ahead that no other test uses the day; 15:30 UTC is 23:30 in the city.
        Duration untilLate = Duration.between(clock.instant(), Instant.parse("2031-05-01T15:30:00Z"));
        clock.forward(untilLate);
        List<String> numbers = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            numbers.add(tickets.open(form(caller.id()), key()).orThrow().number());
        }
        clock.forward(Duration.ofHours(1));
        numbers.add(tickets.open(form(caller.id()), key()).orThrow().number());
        assertThat(numbers).containsExactly("20310501-000001", "20310501-000002", "20310501-000003", "20310502-000001");
    }
}
