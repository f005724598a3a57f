package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Outcome;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.FollowUpLinks.Answers;
import org.civicline.ticketing.FollowUpLinks.Standing;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.followup.Sweeping;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Citizens judge by the link they were sent, and have their case opened again; nobody else does. */
class FollowUpLinksTest extends CaseWork {

    private static final Answers CONTENT = new Answers(true, true, 5);
    private static final Answers NOT_SOLVED = new Answers(false, false, null);

    @Autowired
    FollowUpLinks links;

    @Autowired
    ApplicationContext context;

    @Test
    void theCitizenJudgesOnceByTheLink() {
        TicketView ticket = approved();
        String key = key(ticket);
        assertThat(links.find(key).orThrow()).isEqualTo(new Standing(ticket.number(), true, null, null, false));

        Standing after = links.answer(key, CONTENT).orThrow();
        assertThat(after.asks()).isFalse();
        assertThat(after.said()).isEqualTo(CONTENT);
        assertThat(again(ticket).satisfaction()).isEqualTo(Satisfaction.VERY_SATISFIED);
        assertThat(entries(ticket, "portal-in")).hasSize(1);

        refused(links.answer(key, NOT_SOLVED), "ticketing.already-rated");
        assertThat(links.find(key).orThrow().said()).isEqualTo(CONTENT);
    }

    @Test
    void ofManyAnswersAtOnceOneCounts() throws Exception {
        TicketView ticket = approved();
        String key = key(ticket);
        List<Outcome<Standing>> outcomes = AtOnce.many(8, () -> links.answer(key, CONTENT));
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Outcome.Refused.class::isInstance)
                .allSatisfy(one -> refused(one, "ticketing.already-rated"));
        assertThat(entries(ticket, "portal-in")).hasSize(1);
    }

    @Test
    void answersThatAreNoneAreRefusedAndTheLinkStaysGood() {
        String key = key(approved());
        refused(links.answer(key, new Answers(null, true, 5)), "ticketing.field-missing");
        refused(links.answer(key, new Answers(true, null, 5)), "ticketing.field-missing");
        refused(links.answer(key, new Answers(true, true, null)), "ticketing.field-missing");
        refused(links.answer(key, new Answers(true, true, 6)), "ticketing.unknown-choice");
        refused(links.answer(key, new Answers(true, true, 0)), "ticketing.unknown-choice");
        assertThat(links.answer(key, NOT_SOLVED).orThrow().said()).isEqualTo(new Answers(false, false, 0));
    }

    @Test
    void aWrongKeyAndAnExpiredOneAreRefusedAlike() {
        TicketView ticket = approved();
        String key = key(ticket);
        char last = key.charAt(21);
        for (String wrong : List.of(
                "",
                " ",
                key.substring(1),
                key.substring(0, 21) + (last == 'A' ? 'Q' : 'A'),
                key + "x",
                "\u0000",
                key.repeat(400))) {
            refused(links.find(wrong), "ticketing.link-not-valid");
            refused(links.answer(wrong, CONTENT), "ticketing.link-not-valid");
            refused(links.reopen(wrong, "没修好"), "ticketing.link-not-valid");
        }
        clock.forward(Duration.ofDays(21));
        refused(links.find(key), "ticketing.link-not-valid");
        refused(links.answer(key, CONTENT), "ticketing.link-not-valid");
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);
    }

    @Test
    void anExpiredLinkIsForgotten() {
        key(approved());
        clock.forward(Duration.ofDays(22));
        signedIn.out();
        Sweeping.once(context);
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.follow_up_link WHERE expires_at <= :now")
                        .param("now", Columns.at(clock.instant()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothingButTheDigestIsKept() {
        TicketView ticket = approved();
        String key = key(ticket);
        assertThat(key).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(key(ticket));
        assertThat(jdbc.sql("SELECT l::text FROM ticketing.follow_up_link l")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(key));
    }

    @Test
    void oneCitizensLinkDoesNothingToAnothersCase() {
        TicketView mine = approved();
        TicketView theirs = approved();
        links.answer(key(mine), NOT_SOLVED).orThrow();
        assertThat(again(mine).satisfaction()).isEqualTo(Satisfaction.NOT_SOLVED);
        assertThat(again(theirs).status()).isEqualTo(TicketStatus.FOLLOW_UP);
        assertThat(links.find(key(theirs)).orThrow().asks()).isTrue();
    }

    @Test
    void noMemberOfStaffJudgesWithALink() {
        TicketView ticket = approved();
        String key = key(ticket);
        for (var somebody : List.of(agent, officer, supervisor, administrator)) {
            signedIn.as(somebody);
            refused(links.answer(key, CONTENT), "foundation.forbidden");
            refused(links.reopen(key, "没修好"), "foundation.forbidden");
        }
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.FOLLOW_UP);
    }

    @Test
    void whoIsNotAskedGetsNoLink() {
        TicketView ticket = replied();
        signedIn.out();
        assertThat(links.issue(ticket.id())).isEmpty();
    }

    @Test
    void theCitizenHasTheCaseOpenedAgainOnceInTime() {
        TicketView ticket = approved();
        String key = key(ticket);
        refused(links.reopen(key, "还在施工"), "ticketing.not-in-this-state");
        Standing closed = links.answer(key, NOT_SOLVED).orThrow();
        assertThat(closed.reopenUntil())
                .isEqualTo(Objects.requireNonNull(again(ticket).closedAt()).plus(Duration.ofDays(15)));

        signedIn.out();
        refused(links.reopen(key, "  "), "ticketing.reason-missing");
        Standing open = links.reopen(key, "夜里还在施工").orThrow();
        assertThat(open.reopened()).isTrue();
        assertThat(open.reopenUntil()).isNull();
        assertThat(again(ticket).status()).isEqualTo(TicketStatus.TO_DISPATCH);
        assertThat(entries(ticket, "reopened"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("text", "夜里还在施工"));
        signedIn.out();
        refused(links.reopen(key, "夜里还在施工"), "ticketing.reopened-already");
    }

    @Test
    void afterFifteenDaysItIsTooLate() {
        TicketView ticket = approved();
        String key = key(ticket);
        links.answer(key, NOT_SOLVED).orThrow();
        clock.forward(Duration.ofDays(15).plusSeconds(1));
        assertThat(links.find(key).orThrow().reopenUntil()).isNull();
        refused(links.reopen(key, "还在施工"), "ticketing.closed-too-long");
    }

    /** The next answer comes with a link of its own. */
    @Test
    void theLinkOfAnEarlierRoundIsGoodForNothing() {
        TicketView first = approved();
        String old = key(first);
        links.answer(old, NOT_SOLVED).orThrow();
        links.reopen(old, "还在施工").orThrow();
        TicketView open = again(first);
        TicketView sent =
                tickets.dispatch(open.id(), "water", null, open.version()).orThrow();
        signedIn.as(officer);
        TicketView signed = tickets.sign(sent.id(), sent.version()).orThrow();
        TicketView answered =
                tickets.reply(signed.id(), "已停工。", signed.version()).orThrow();
        signedIn.as(agent);
        TicketView second = tickets.approve(answered.id(), answered.version()).orThrow();

        String next = key(second);
        refused(links.find(old), "ticketing.link-not-valid");
        refused(links.answer(old, CONTENT), "ticketing.link-not-valid");
        assertThat(links.answer(next, CONTENT).orThrow().said()).isEqualTo(CONTENT);
        refused(links.reopen(old, "还在施工"), "ticketing.link-not-valid");
    }

    /** The department may be the one complained about, and would know them by their words. */
    @Test
    void theWordsOfWhoIsToStayHiddenAreNotInTheHistory() {
        Caller informant = caller("钱知情");
        signedIn.as(agent);
        TicketView ticket = tickets.open(form(informant.id(), TicketType.REPORT, Urgency.NORMAL), key())
                .orThrow();
        TicketView sent =
                tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        signedIn.as(officer);
        TicketView signed = tickets.sign(sent.id(), sent.version()).orThrow();
        TicketView answered =
                tickets.reply(signed.id(), "查无此事。", signed.version()).orThrow();
        signedIn.as(agent);
        TicketView asked = tickets.approve(answered.id(), answered.version()).orThrow();
        String key = key(asked);
        links.answer(key, NOT_SOLVED).orThrow();
        links.reopen(key, "我是三楼的老钱，亲眼所见").orThrow();

        signedIn.as(supervisor);
        assertThat(tickets.history(ticket.id()).toString()).contains("reopened").doesNotContain("老钱");
        signedIn.out();
        assertThat(interactions.timeline(informant.id(), null, 50).items().toString())
                .contains("老钱");
    }

    private String key(TicketView ticket) {
        signedIn.out();
        return links.issue(ticket.id()).orElseThrow();
    }

    private List<TimelineEntry> entries(TicketView ticket, String what) {
        signedIn.out();
        return interactions.timeline(Objects.requireNonNull(ticket.citizen()), null, 100).items().stream()
                .filter(entry -> entry.what().equals(what))
                .toList();
    }

    private TicketView again(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow();
    }
}
