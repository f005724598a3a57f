package org.civicline.channels.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.CivicLineTestApplication;
import org.civicline.channels.Numbers;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.simulators.smsc.SmscSettings;
import org.civicline.simulators.smsc.SmscSimulator;
import org.civicline.simulators.smsc.TextMessage;
import org.civicline.testkit.HeaderSignIn;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.events.FollowUpTextWanted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A case by text, from the desk to the SMS centre and back: whole application, real SMPP. */
@SpringBootTest(
        classes = {CivicLineTestApplication.class, HeaderSignIn.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class SmsStoryTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https://12345\\.test/rate\\?k=([A-Za-z0-9_-]{22})$");
    private static final SmscSimulator SMSC = startCentre();

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Citizens citizens;

    @Autowired
    private Interactions interactions;

    @Autowired
    private Categories categories;

    @Autowired
    private Departments departments;

    @Autowired
    private FollowUpLinks links;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final ContactPoint phone = Numbers.next();
    private StaffMember agent;
    private StaffMember officer;
    private CitizenId citizen;

    private static SmscSimulator startCentre() {
        try {
            return SmscSimulator.start(
                    SmscSettings.of(0, "civicline", "secret12").hurried(), Clock.systemUTC());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void bindToIt(DynamicPropertyRegistry registry) {
        registry.add("civicline.sms.smsc.host", () -> "127.0.0.1");
        registry.add("civicline.sms.smsc.port", SMSC::port);
        registry.add("civicline.sms.smsc.password", () -> "secret12");
        registry.add("civicline.sms.public-url", () -> "https://12345.test/");
    }

    @AfterAll
    static void stopCentre() throws IOException {
        SMSC.close();
    }

    @BeforeEach
    void peopleAndPlaces() {
        departments.putAll(List.of(
                new Department("hotline", "热线中心", "Hotline", Department.Level.CITY, null),
                new Department("water", "水务局", "Water", Department.Level.CITY, null)));
        categories.putAll(List.of(new Categories.Category("water.leak", "管道漏水", "Leak", null, Urgency.NORMAL)));
        agent = signedIn.newStaff("hotline", Role.AGENT);
        officer = signedIn.newStaff("water", Role.OFFICER);
        signedIn.out();
        citizen = citizens.resolve(phone);
    }

    @AfterEach
    void backToNormal() {
        signedIn.out();
        clock.reset();
    }

    @Test
    void theCitizenIsToldAtIntakeAndAtReplyAndRatesByDigit() throws Exception {
        TicketView ticket = opened();
        TextMessage intake = toCitizen(text -> text.text().contains(ticket.number()));
        assertThat(intake.text()).contains("已受理");

        approved(ticket, "已派人抢修，今日16时恢复供水。" + "感谢您的耐心等待与支持。".repeat(12));
        TextMessage result = toCitizen(text -> text.text().contains("已有办理结果"));
        assertThat(result.text()).contains(ticket.number(), "16时恢复供水", "未解决回复0");

        SMSC.send(phone.value(), "12345", "５ ").get();
        TextMessage thanks = toCitizen(text -> text.text().contains("感谢您的参与"));
        assertThat(thanks.text()).contains(ticket.number(), "非常满意");
        SMSC.send(phone.value(), "12345", "1").get();
        assertThat(toCitizen(text -> text.text().contains("以第一次评价为准"))).isNotNull();

        signedIn.as(agent);
        assertThat(tickets.find(ticket.id()).orElseThrow().satisfaction()).isEqualTo(Satisfaction.VERY_SATISFIED);
        List<TimelineEntry> timeline = settledTimeline(4);
        assertThat(timeline).filteredOn(entry -> entry.what().equals("sms-in")).hasSize(2);
        assertThat(timeline)
                .filteredOn(entry -> entry.what().equals("sms-out"))
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.details()).containsEntry("result", "delivered"));
        assertThat(timeline)
                .filteredOn(entry -> entry.what().equals("sms-out"))
                .filteredOn(entry ->
                        String.valueOf(entry.details().get("ticketNumbers")).contains(ticket.number()))
                .hasSize(3);
    }

    @Test
    void zeroIsNotedAsNotSolved() throws Exception {
        TicketView ticket = approved(opened(), "已修好。");
        toCitizen(text -> text.text().contains("已有办理结果"));

        SMSC.send(phone.value(), "12345", "0").get();

        assertThat(toCitizen(text -> text.text().contains("未解决") && text.text().contains("已记录"))
                        .text())
                .contains(ticket.number());
        signedIn.as(agent);
        assertThat(tickets.find(ticket.id()).orElseThrow().satisfaction()).isEqualTo(Satisfaction.NOT_SOLVED);
    }

    /** Agents read the timeline, and must not find there what lets them judge in a citizen's place. */
    @Test
    void theLinkInTheResultIsForTheCitizenAlone() throws Exception {
        TicketView ticket = approved(opened(), "已修好。");
        String text = toCitizen(one -> one.text().contains("已有办理结果")).text();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        String key = link.group(1);
        assertThat(links.find(key).orThrow().ticketNumber()).isEqualTo(ticket.number());

        assertThat(settledTimeline(2).toString()).contains("只供您本人使用）： …").doesNotContain(key, "\uE000");
        assertThat(jdbc.sql("select body from channels.outbound_text where ticket = :ticket")
                        .param("ticket", ticket.id().value())
                        .query(String.class)
                        .list()
                        .toString())
                .contains("要求重新办理")
                .doesNotContain(key, "/rate");
    }

    @Test
    void whoIsAskedOnceMoreGetsALinkOfTheirOwn() throws Exception {
        TicketView ticket = approved(opened(), "已修好。");
        toCitizen(one -> one.text().contains("已有办理结果"));
        events.publishEvent(
                new FollowUpTextWanted(ticket.id().value(), ticket.number(), phone.value(), "zh-CN", clock.instant()));

        String text = toCitizen(one -> one.text().contains("还没有收到您的评价")).text();
        assertThat(text).contains(ticket.number()).doesNotContain("已修好");
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        assertThat(links.find(link.group(1)).orThrow().asks()).isTrue();
        assertThat(settledTimeline(3).toString()).doesNotContain(link.group(1));

        events.publishEvent(new FollowUpTextWanted(
                ticket.id().value(),
                ticket.number(),
                phone.value(),
                "en",
                clock.instant().plusSeconds(1)));
        assertThat(toCitizen(one -> one.text().contains("Is it solved?")).text())
                .startsWith("[12345]")
                .contains(ticket.number());
    }

    @Test
    void whatPassesForSealedInAReplyIsOnlyText() throws Exception {
        approved(opened(), "已\uE000修\uE001好。");
        assertThat(toCitizen(one -> one.text().contains("已有办理结果")).text()).contains("已修好");
    }

    @Test
    void whoeverIsMergedIsToldAndLaterHearsTheResult() throws Exception {
        TicketView main = opened();
        TicketView part = opened();
        tickets.take(part.id(), new SideStep.Merge(main.number(), "同一处漏水"), part.version())
                .orThrow();
        assertThat(toCitizen(text -> text.text().contains("合并办理")).text())
                .contains(part.number())
                .doesNotContain(main.number());

        approved(main, "已修好。");
        assertThat(toCitizen(text -> text.text().contains(part.number())
                                && text.text().contains("已有办理结果"))
                        .text())
                .contains("已修好");
    }

    @Test
    void anEnglishSpeakerIsWrittenToInEnglish() throws Exception {
        citizens.change(citizen, new CommunicationProfile("en", true, true, false));
        TicketView ticket = opened();

        assertThat(toCitizen(text -> text.text().contains(ticket.number())).text())
                .startsWith("[12345] Your request is registered");
    }

    @Test
    void whatWasAnsweredDirectlyIsConfirmed() throws Exception {
        signedIn.as(agent);
        TicketView ticket =
                tickets.answerDirectly(form(), null, "请带身份证到任一服务网点办理。", key()).orThrow();

        assertThat(toCitizen(text -> text.text().contains(ticket.number())).text())
                .contains("当场答复");
    }

    @Test
    void aConnectionThatBreaksAfterTheCentreTookATextDoesNotMakeItTwo() throws Exception {
        SMSC.faults().dropConnectionAfterTakingNext(1);
        TicketView ticket = opened();
        toCitizen(text -> text.text().contains(ticket.number()));
        awaitCount(
                "select count(*) from channels.outbound_text where state = 'queued' and recipient = :phone and attempts > 0");
        awaitCount("select count(*) from channels.text_receipt where matched_text is null and recipient = :phone");

        clock.forward(Duration.ofSeconds(150));
        List<TimelineEntry> timeline = settledTimeline(1);

        assertThat(timeline)
                .filteredOn(entry -> entry.what().equals("sms-out"))
                .allSatisfy(entry -> assertThat(entry.details()).containsEntry("result", "delivered"));
        assertThat(SMSC.messages(phone.value())).hasSize(1);
    }

    private TicketView opened() {
        signedIn.as(agent);
        return tickets.open(form(), key()).orThrow();
    }

    private TicketView approved(TicketView opened, String reply) {
        TicketView dispatched =
                tickets.dispatch(opened.id(), "water", null, opened.version()).orThrow();
        signedIn.as(officer);
        TicketView signed = tickets.sign(dispatched.id(), dispatched.version()).orThrow();
        TicketView replied = tickets.reply(signed.id(), reply, signed.version()).orThrow();
        signedIn.as(agent);
        return tickets.approve(replied.id(), replied.version()).orThrow();
    }

    private NewTicket form() {
        return new NewTicket(
                citizen,
                null,
                Channel.PHONE,
                TicketType.HELP,
                "water.leak",
                Urgency.NORMAL,
                "管道漏水",
                "门口漏水",
                null,
                false);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private TextMessage toCitizen(Predicate<TextMessage> wanted) throws Exception {
        return SMSC.await(
                text -> text.direction() == TextMessage.Direction.TO_CITIZEN
                        && text.citizen().equals(phone.value())
                        && wanted.test(text),
                SOON);
    }

    private void awaitCount(String sql) throws InterruptedException {
        long until = System.nanoTime() + SOON.toNanos();
        while (jdbc.sql(sql).param("phone", phone.value()).query(Integer.class).single() == 0) {
            if (System.nanoTime() > until) {
                throw new AssertionError("still none: " + sql);
            }
            Thread.sleep(20);
        }
    }

    /** The timeline once so many texts have their receipts. */
    private List<TimelineEntry> settledTimeline(int delivered) throws InterruptedException {
        signedIn.out();
        long until = System.nanoTime() + SOON.toNanos();
        while (true) {
            List<TimelineEntry> timeline =
                    interactions.timeline(citizen, null, 100).items();
            long settled = timeline.stream()
                    .filter(entry -> "delivered".equals(entry.details().get("result")))
                    .count();
            if (settled >= delivered) {
                return timeline;
            }
            if (System.nanoTime() > until) {
                throw new AssertionError(settled + " of " + delivered + " delivered: " + timeline);
            }
            Thread.sleep(20);
        }
    }
}
