package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.supervision.Climbing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be done to a case or a citizen that was forgotten: nothing. */
class ErasedTest extends SetupWork {

    @Autowired
    TransactionTemplate transactions;

    private ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
    private StaffMember security = new StaffMember(
            new org.civicline.foundation.StaffId(new java.util.UUID(0, 0)), "", "", "", null, "", java.util.Set.of());

    @BeforeEach
    void whoDecides() {
        others = Executors.newVirtualThreadPerTaskExecutor();
        security = signedIn.newStaff("hotline", Role.SECURITY_ADMIN);
    }

    @AfterEach
    void noOthers() {
        others.close();
    }

    @Test
    void aCaseThatWasForgottenIsNeitherOpenedAgainNorDoneAgainNorSupervised() throws Exception {
        TicketView ticket = signed();
        String path = "/tickets/" + ticket.id();
        Answer urged = post(agent, path + "/supervisions", "{\"level\":\"URGE\",\"reason\":\"市民再次来电\"}");
        String supervision = urged.body().get(0).get("id").asString();
        TicketView closed = ratedBadly(ticket);
        assertThat(closed.actions()).contains("redo", "reopen");
        erase(closed);

        signedIn.as(agent);
        TicketView erased = tickets.find(ticket.id()).orElseThrow();
        assertThat(erased.actions()).isEmpty();
        refused(tickets.take(erased.id(), new SideStep.Redo("重办"), erased.version()), "ticketing.case-erased");
        refused(tickets.take(erased.id(), new SideStep.Reopen("再办"), erased.version()), "ticketing.case-erased");
        assertThat(code(post(officer, "/supervisions/" + supervision + "/answer", "{\"text\":\"已办\"}")))
                .isEqualTo("ticketing.case-erased");
        assertThat(code(post(supervisor, path + "/supervisions", "{\"level\":\"NOTICE\",\"reason\":\"通报\"}")))
                .isEqualTo("ticketing.case-erased");

        clock.forward(Duration.ofDays(60));
        Climbing.once(context);
        assertThat(level(supervision)).isEqualTo("URGE");
        signedIn.as(agent);
        assertThat(tickets.history(ticket.id()).stream().map(TicketEvent::name)).doesNotContain("supervised");
        assertThat(ids(get(officer, "/supervisions?size=200").body()))
                .as("what nobody can answer waits for nobody")
                .doesNotContain(supervision);
    }

    @Test
    void aCitizenWhoWasForgottenIsNotChangedAndGetsNoCase() throws Exception {
        TicketView closed = ratedBadly(signed());
        CitizenId citizen = citizenOf(closed);
        ContactPoint point = ContactPoint.phone(phoneOf(citizen)).orElseThrow();
        erase(closed);
        signedIn.as(agent);
        refused(citizens.rename(citizen, "王小明"), "ticketing.citizen-erased");
        refused(citizens.change(citizen, CommunicationProfile.DEFAULT), "ticketing.citizen-erased");
        refused(tickets.open(form(citizen), key()), "ticketing.citizen-erased");
        signedIn.out();
        CitizenId again = citizens.resolve(point);
        assertThat(again).as("whoever comes back is new").isNotEqualTo(citizen);
        assertThat(citizens.rename(again, "王小明")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aCaseThatIsJustBeingOpenedKeepsItsCitizenFromBeingForgotten() throws Exception {
        TicketView closed = ratedBadly(signed());
        CitizenId citizen = citizenOf(closed);
        String request = ask(closed);
        var approval = new ArrayList<CompletableFuture<Answer>>();
        transactions.executeWithoutResult(_ -> {
            signedIn.as(agent);
            tickets.open(form(citizen), key()).orThrow();
            approval.add(CompletableFuture.supplyAsync(() -> approved(request), others));
            somebodyWaitsFor("citizen");
        });
        assertThat(code(approval.getFirst().get(60, TimeUnit.SECONDS))).isEqualTo("ticketing.erasure-open-cases");
        assertThat(citizens.rename(citizen, "王小明")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void noCaseIsOpenedForACitizenWhoIsJustBeingForgotten() throws Exception {
        TicketView closed = ratedBadly(signed());
        CitizenId citizen = citizenOf(closed);
        ContactPoint point = ContactPoint.phone(phoneOf(citizen)).orElseThrow();
        String request = ask(closed);
        var opening = new ArrayList<CompletableFuture<Outcome<TicketView>>>();
        var calling = new ArrayList<CompletableFuture<CitizenId>>();
        transactions.executeWithoutResult(_ -> {
            assertThat(approved(request).status()).isEqualTo(200);
            opening.add(CompletableFuture.supplyAsync(
                    () -> {
                        signedIn.as(agent);
                        return tickets.open(form(citizen), key());
                    },
                    others));
            somebodyWaitsFor("citizen WHERE");
            calling.add(CompletableFuture.supplyAsync(() -> citizens.resolve(point), others));
            somebodyWaitsFor("contact_point WHERE");
        });
        refused(opening.getFirst().get(60, TimeUnit.SECONDS), "ticketing.citizen-erased");
        assertThat(calling.getFirst().get(60, TimeUnit.SECONDS)).isNotEqualTo(citizen);
    }

    private void somebodyWaitsFor(String what) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE :what)
                        """)
                        .param("what", "%ticketing." + what + "%")
                        .query(Boolean.class)
                        .single());
    }

    private TicketView ratedBadly(TicketView signed) {
        signedIn.as(officer);
        TicketView now = tickets.find(signed.id()).orElseThrow();
        now = tickets.reply(now.id(), "已责令停工。", now.version()).orThrow();
        signedIn.as(agent);
        tickets.approve(now.id(), now.version()).orThrow();
        signedIn.out();
        followUps.rate(now.id(), Satisfaction.NOT_SOLVED, Channel.SMS, null).orThrow();
        signedIn.as(agent);
        return tickets.find(now.id()).orElseThrow();
    }

    private static CitizenId citizenOf(TicketView ticket) {
        return java.util.Objects.requireNonNull(ticket.citizen());
    }

    private String phoneOf(CitizenId citizen) {
        return jdbc.sql("SELECT value FROM ticketing.contact_point WHERE citizen_id = :id")
                .param("id", citizen.value())
                .query(String.class)
                .single();
    }

    private void erase(TicketView closed) throws Exception {
        assertThat(approved(ask(closed)).status()).isEqualTo(200);
    }

    private String ask(TicketView closed) throws Exception {
        Answer asked = post(
                supervisor,
                "/citizens/" + citizenOf(closed) + "/erasure",
                "{\"ground\":\"CONSENT_WITHDRAWN\",\"reason\":\"本人来访，已核验身份\"}");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        return asked.body().get("id").asString();
    }

    private Answer approved(String request) {
        try {
            return post(security, "/erasures/" + request + "/approve", "{}");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String level(String supervision) {
        return jdbc.sql("SELECT level FROM ticketing.supervision WHERE id = CAST(:id AS uuid)")
                .param("id", supervision)
                .query(String.class)
                .single();
    }

    private static String code(Answer answer) {
        return answer.body().get("code").asString();
    }

    private static List<String> ids(tools.jackson.databind.JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(one -> ids.add(one.get("id").asString()));
        return ids;
    }
}
