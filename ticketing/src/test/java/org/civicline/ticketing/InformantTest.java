package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.civicline.foundation.Masking;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.json.JsonMapper;

/** An officer tries every way to learn who reported their department. */
@RecordApplicationEvents
class InformantTest extends CaseWork {

    @Autowired
    JsonMapper json;

    @Autowired
    Statistics statistics;

    @Autowired
    PastCases pastCases;

    @Autowired
    ApplicationEvents events;

    private Caller informant = new Caller(new CitizenId(new java.util.UUID(0, 0)), Samples.phone());
    private InteractionId call = new InteractionId(new java.util.UUID(0, 0));
    private String organisation = "";
    private TicketId report = new TicketId(new java.util.UUID(0, 0));

    @BeforeEach
    void aReportAgainstTheWaterBureau() {
        informant = caller("郑举报");
        call = interactions.begin(Samples.call(informant.point(), Instant.now()));
        organisation = speaksFor(informant, "郑氏独资商行");
        signedIn.as(agent);
        // Not marked confidential: a report always is.
        var form = new NewTicket(
                informant.id(),
                call,
                Channel.PHONE,
                TicketType.REPORT,
                NOISE,
                Urgency.NORMAL,
                "举报收费不开票",
                "窗口收费不开发票。",
                "政务大厅3号窗口",
                false);
        TicketView ticket = tickets.open(by(form, organisation), key()).orThrow();
        assertThat(ticket.confidential()).isTrue();
        assertThat(ticket.organisation()).as("the desk knows").isEqualTo("郑氏独资商行");
        report = ticket.id();
        tickets.dispatch(report, "water", "请核查", ticket.version()).orThrow();
    }

    @Test
    void theTicketIsThereButNotWhoReported() {
        signedIn.as(officer);
        silent(tickets.find(report).orElseThrow());
        silent(tickets.findByNumber(tickets.find(report).orElseThrow().number()).orElseThrow());
    }

    @Test
    void noStepThatOfficersTakeShowsIt() {
        signedIn.as(officer);
        TicketView ticket = tickets.find(report).orElseThrow();
        ticket = tickets.sign(report, ticket.version()).orThrow();
        silent(ticket);
        ticket = tickets.reply(report, "已核查", ticket.version()).orThrow();
        silent(ticket);
        signedIn.as(agent);
        ticket = tickets.sendBack(report, "请补充", ticket.version()).orThrow();
        signedIn.as(officer);
        ticket = tickets.take(report, returning("非本单位职责"), ticket.version()).orThrow();
        silent(ticket);
    }

    @Test
    void norDoesItsHistoryBeforeOrAfterTheJudgement() {
        closeByJudgement();
        signedIn.as(officer);
        silent(tickets.history(report));
        silent(tickets.find(report).orElseThrow());
    }

    @Test
    void norDoesAnyListOrSearch() {
        signedIn.as(officer);
        for (String text :
                new String[] {null, "发票", tickets.find(report).orElseThrow().number()}) {
            var found = tickets.list(new TicketFilter(Set.of(), null, null, text), null, 200);
            assertThat(found.items()).extracting(TicketLine::id).contains(report);
            silent(found);
        }
        for (String trace : List.of("郑举报", informant.point().value(), "独资商行", organisation)) {
            assertThat(tickets.list(new TicketFilter(Set.of(), null, null, trace), null, 200)
                            .items())
                    .as(trace)
                    .isEmpty();
        }
    }

    @Test
    void norDoesAskingWhichCasesAreACitizens() {
        // The officer knows the citizen's id from a complaint that is not confidential.
        signedIn.as(agent);
        TicketView complaint = tickets.open(form(informant.id()), key()).orThrow();
        tickets.dispatch(complaint.id(), "water", null, complaint.version()).orThrow();
        signedIn.as(officer);
        CitizenId known = tickets.find(complaint.id()).orElseThrow().citizen();
        assertThat(known).isEqualTo(informant.id());

        assertThat(tickets.list(new TicketFilter(Set.of(), null, known, null), null, 200)
                        .items())
                .extracting(TicketLine::id)
                .containsExactly(complaint.id());
    }

    @Test
    void norDoesAnyOtherPartOfTheTicketCore() {
        closeByJudgement();
        signedIn.as(officer);
        List<ThrowingCallable> ways = List.of(
                () -> citizens.card(informant.id()),
                () -> citizens.recognise(informant.point()),
                () -> citizens.resolve(informant.point()),
                () -> interactions.find(call),
                () -> interactions.findByReference(Channel.PHONE, "x"),
                () -> interactions.timeline(informant.id(), null, 50),
                () -> followUps.find(report),
                () -> followUps.openFor(informant.point()),
                () -> statistics.rates(Instant.EPOCH, Instant.now()),
                () -> statistics.volume(Instant.EPOCH, Instant.now()),
                () -> statistics.perDay(Instant.EPOCH, Instant.now()),
                () -> statistics.topics(Instant.EPOCH, Instant.now(), 10),
                () -> pastCases.add(List.of()));
        for (ThrowingCallable way : ways) {
            assertThatThrownBy(way).isInstanceOf(RefusedException.class);
        }
        refused(citizens.rename(informant.id(), "王"), "foundation.forbidden");
        refused(citizens.change(informant.id(), Citizens.CommunicationProfile.DEFAULT), "foundation.forbidden");
        refused(followUps.rate(report, Satisfaction.FAIR, Channel.SMS, null), "foundation.forbidden");
    }

    @Test
    void norDoThePushesToScreens() {
        closeByJudgement();
        silent(new ArrayList<>(
                events.stream(org.civicline.ticketing.events.TicketMoved.class).toList()));
    }

    @Test
    void theOfficersOwnAuditTrailIsWrittenWhereTheyDoSeeACitizen() {
        signedIn.as(agent);
        TicketView complaint = tickets.open(form(informant.id()), key()).orThrow();
        tickets.dispatch(complaint.id(), "water", null, complaint.version()).orThrow();
        signedIn.as(officer);
        tickets.find(complaint.id());
        tickets.find(report);
        assertThat(shown(complaint.number())).isEqualTo(1);
        assertThat(shown(tickets.find(report).orElseThrow().number())).isZero();
    }

    @Test
    void aLeaderSeesOnlyAMask() {
        signedIn.as(leader);
        TicketView ticket = tickets.find(report).orElseThrow();
        assertThat(ticket.citizenName()).isEqualTo("郑**");
        assertThat(ticket.contact()).isEqualTo(Masking.phone(informant.point().value()));
        assertThat(ticket.organisation()).isEqualTo("郑****");
        assertThat(ticket.citizen()).isNull();
        assertThat(ticket.actions()).isEmpty();
    }

    @Test
    void theDeskSeesWhoItIs() {
        signedIn.as(supervisor);
        TicketView ticket = tickets.find(report).orElseThrow();
        assertThat(ticket.citizenName()).isEqualTo("郑举报");
        assertThat(ticket.contact()).isEqualTo(informant.point().value());
    }

    private void closeByJudgement() {
        signedIn.as(officer);
        TicketView ticket = tickets.find(report).orElseThrow();
        ticket = tickets.sign(report, ticket.version()).orThrow();
        ticket = tickets.reply(report, "已核查", ticket.version()).orThrow();
        signedIn.as(agent);
        tickets.approve(report, ticket.version()).orThrow();
        signedIn.out();
        followUps.rate(report, Satisfaction.SATISFIED, Channel.SMS, call).orThrow();
    }

    private long shown(String number) {
        return jdbc.sql("""
                SELECT count(*) FROM foundation.audit_entry
                WHERE action = 'ticket.citizen-shown' AND subject = ? AND actor = ?
                """)
                .params("ticket:" + number, officer.id().value())
                .query(Long.class)
                .single();
    }

    /** Whatever reaches the wire, whatever later grows in it. */
    private void silent(Object answer) {
        String withoutIds = json.writeValueAsString(answer).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
        assertThat(withoutIds)
                .as("nor the end of a masked number, which stands by itself; the fractions of a second do not")
                .doesNotContainPattern("(?<!\\d)" + informant.point().value().substring(7) + "(?!\\d)");
        assertThat(json.writeValueAsString(answer))
                .doesNotContain("郑")
                .doesNotContain("独资商行")
                .doesNotContain(organisation)
                .doesNotContain(informant.point().value())
                .doesNotContain(informant.id().toString())
                .doesNotContain(call.toString());
    }
}
