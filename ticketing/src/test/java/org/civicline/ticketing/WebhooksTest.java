package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.civicline.ticketing.Receiver.Heard;
import org.civicline.ticketing.Receiver.Says;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What other systems hear of cases, told to a real one on this machine. */
class WebhooksTest extends WebhookWork {

    @Test
    void eachStepIsToldInItsOrderWithASignatureThatAnybodyCanVerify() throws Exception {
        JsonNode added = listening("/hook");
        TicketView ticket = signed();
        assertThat(heard(3)).extracting(this::type).containsExactly("case.opened", "case.dispatched", "case.signed");
        for (Heard one : receiver.heard()) {
            assertThat(one.signature()).isEqualTo(signature(secret(added), one));
        }
        JsonNode last = json.readTree(receiver.heard().getLast().text());
        assertThat(last.get("data").get("ticket").properties())
                .extracting(one -> one.getKey() + "=" + one.getValue().asString())
                .containsExactlyInAnyOrder(
                        "id=" + ticket.id(),
                        "number=" + ticket.number(),
                        "status=IN_PROGRESS",
                        "type=COMPLAINT",
                        "category=" + NOISE,
                        "department=water",
                        "stepDepartment=water");
    }

    @Test
    void nothingTellsWhoReportedOrWhatWasSaid() throws Exception {
        listening("/hook");
        Caller informant = caller("钱多多");
        signedIn.as(agent);
        TicketView ticket = tickets.open(form(informant.id(), TicketType.REPORT, Urgency.URGENT), key())
                .orThrow();
        tickets.dispatch(ticket.id(), "water", "请保密", ticket.version()).orThrow();
        assertThat(heard(2))
                .allSatisfy(one -> assertThat(one.text())
                        .doesNotContain(
                                "钱多多",
                                informant.point().value(),
                                informant.id().toString(),
                                agent.id().toString(),
                                agent.username(),
                                "夜间施工噪声",
                                "楼下工地",
                                "和平路",
                                "请保密"));
    }

    @Test
    void whatDoesNotArriveIsTriedAgainAndLaterStepsOfTheCaseWaitForIt() throws Exception {
        String id = id(listening("/hook"));
        var refused = new AtomicReference<@Nullable String>();
        var mended = new AtomicBoolean();
        receiver.will(one -> {
            refused.compareAndSet(null, number(one));
            return mended.get() || !number(one).equals(refused.get()) ? Says.TAKEN : new Says(500, "坏".repeat(300));
        });
        TicketView first = opened();
        await().atMost(PATIENCE).until(() -> !attempts(id).isEmpty());
        dispatch(first);
        TicketView other = opened();
        await().atMost(PATIENCE)
                .until(() ->
                        receiver.heard().stream().anyMatch(one -> number(one).equals(other.number())));
        assertThat(told(first)).containsOnly("case.opened");
        JsonNode failed = attempts(id).getFirst();
        assertThat(failed.get("status").asInt()).isEqualTo(500);
        assertThat(failed.get("fault").asString()).isEqualTo("STATUS");
        assertThat(failed.get("answer").asString()).hasSize(200);

        mended.set(true);
        clock.forward(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> told(first).contains("case.dispatched"));
        List<Heard> all = of(first);
        assertThat(all.getLast()).extracting(this::type).isEqualTo("case.dispatched");
        Heard again = all.get(all.size() - 2);
        assertThat(again.id()).isEqualTo(all.getFirst().id());
        assertThat(again.text()).isEqualTo(all.getFirst().text());
        assertThat(again.timestamp()).isNotEqualTo(all.getFirst().timestamp());
    }

    @Test
    void aReceiverThatDoesNotAnswerIsWaitedForNoLongerThanAllowedAndKeepsNoOtherWaiting() throws Exception {
        var silence = new CountDownLatch(1);
        receiver.will(one -> {
            if (one.path().equals("/slow")) {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Says.TAKEN;
        });
        String slow = id(listening("/slow"));
        listening("/quick");
        opened();
        await().atMost(PATIENCE)
                .until(() ->
                        receiver.heard().stream().anyMatch(one -> one.path().equals("/quick")));
        await().atMost(PATIENCE).until(() -> attempts(slow).size() == 1);
        assertThat(attempts(slow).getFirst().get("fault").asString()).isEqualTo("TIMEOUT");
        silence.countDown();
    }

    @Test
    void whatWasSentWhenTheNodeDiedIsSentAgainUnderTheSameId() throws Exception {
        String id = id(listening("/hook"));
        // a sequence is not rolled back: it tells that the node has died
        jdbc.sql("CREATE SEQUENCE ticketing.deaths").update();
        jdbc.sql("""
                CREATE FUNCTION ticketing.node_dies() RETURNS TRIGGER LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM nextval('ticketing.deaths');
                    RAISE EXCEPTION 'the node dies here';
                END $$
                """).update();
        jdbc.sql("""
                CREATE TRIGGER node_dies BEFORE INSERT ON ticketing.webhook_attempt
                FOR EACH ROW EXECUTE FUNCTION ticketing.node_dies()
                """).update();
        try {
            TicketView ticket = opened();
            heard(1);
            await().atMost(PATIENCE)
                    .until(() -> jdbc.sql("SELECT is_called FROM ticketing.deaths")
                            .query(Boolean.class)
                            .single());
            dispatch(ticket);
        } finally {
            jdbc.sql("DROP FUNCTION ticketing.node_dies CASCADE").update();
            jdbc.sql("DROP SEQUENCE ticketing.deaths").update();
        }
        clock.forward(Duration.ofMinutes(3));
        List<Heard> all = heard(3);
        assertThat(all).extracting(this::type).containsExactly("case.opened", "case.opened", "case.dispatched");
        assertThat(all.get(1).id()).isEqualTo(all.get(0).id());
        await().atMost(PATIENCE).until(() -> deliveries(id, "SENT").size() == 2);
    }

    @Test
    void aReceiverThatIsGoneForDaysIsPausedAndWhatWasGivenUpIsSentAgainByHand() throws Exception {
        String id = id(listening("/hook"));
        receiver.will(_ -> new Says(503, ""));
        opened();
        int tries = 0;
        while (webhook(id).get("paused").isNull()) {
            int before = tries;
            tries = await().atMost(PATIENCE).until(() -> attempts(id).size(), count -> count > before);
            clock.forward(Duration.ofHours(30));
        }
        assertThat(webhook(id).get("paused").asString()).isEqualTo("FAILING");
        assertThat(audited(id)).containsExactly("webhook.added", "webhook.paused");
        assertThat(replay(id, "").body().get("code").asString()).isEqualTo("ticketing.delivery-not-dead");
        while (deliveries(id, "DEAD").isEmpty()) {
            post(administrator, "/webhooks/" + id + "/resume", "{}");
            int before = tries;
            tries = await().atMost(PATIENCE).until(() -> attempts(id).size(), count -> count > before);
            clock.forward(Duration.ofHours(30));
        }
        assertThat(attempts(id)).hasSize(11);
        String message = deliveries(id, "DEAD").getFirst().get("id").asString();
        receiver.will(_ -> Says.TAKEN);
        receiver.forget();
        assertThat(replay(id, "/deliveries/" + message).status()).isEqualTo(200);
        assertThat(heard(1).getFirst().id()).isEqualTo("msg_" + message);
    }

    @Test
    void aReceiverThatSaysItIsGoneIsToldNoMoreUntilSomebodyLooks() throws Exception {
        String id = id(listening("/hook"));
        receiver.will(_ -> new Says(410, ""));
        TicketView ticket = opened();
        await().atMost(PATIENCE)
                .until(() -> webhook(id).get("paused").asString("").equals("GONE"));
        dispatch(ticket);
        receiver.will(_ -> Says.TAKEN);
        receiver.forget();
        post(administrator, "/webhooks/" + id + "/resume", "{}");
        assertThat(heard(2)).extracting(this::type).containsExactly("case.opened", "case.dispatched");
    }

    @Test
    void whatHappensWhileItIsPausedWaits() throws Exception {
        String id = id(listening("/hook"));
        post(administrator, "/webhooks/" + id + "/pause", "{}");
        opened();
        assertThat(webhook(id).get("waiting").asInt()).isEqualTo(1);
        assertThat(post(administrator, "/webhooks/" + id + "/test", "{}")
                        .body()
                        .get("status")
                        .asInt())
                .isEqualTo(204);
        assertThat(receiver.heard()).extracting(this::type).containsExactly("webhook.test");
        post(administrator, "/webhooks/" + id + "/resume", "{}");
        assertThat(heard(2)).extracting(this::type).containsExactly("webhook.test", "case.opened");
        assertThat(audited(id)).containsExactly("webhook.added", "webhook.paused", "webhook.tested", "webhook.resumed");
    }

    @Test
    void onlyTheStepsAskedForAreTold() throws Exception {
        listening("/hook", "\"signed\"");
        signed();
        assertThat(heard(1)).extracting(this::type).containsExactly("case.signed");
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void aStepThatIsNotTakenIsNotTold() throws Exception {
        listening("/hook");
        TicketView ticket = opened();
        signedIn.as(agent);
        transactions.executeWithoutResult(rolledBack -> {
            tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
            rolledBack.setRollbackOnly();
        });
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void aNewSecretIsGoodBesideTheOldOneForADay() throws Exception {
        JsonNode added = listening("/hook");
        String fresh = secret(post(administrator, "/webhooks/" + id(added) + "/secret", "{\"version\":1}")
                .body());
        assertThat(post(administrator, "/webhooks/" + id(added) + "/secret", "{\"version\":1}")
                        .body()
                        .get("code")
                        .asString())
                .as("asked for twice")
                .isEqualTo("ticketing.webhook-changed-meanwhile");
        opened();
        Heard first = heard(1).getFirst();
        assertThat(first.signature()).isEqualTo(signature(fresh, first) + " " + signature(secret(added), first));
        clock.forward(Duration.ofHours(25));
        opened();
        Heard second = heard(2).getLast();
        assertThat(second.signature()).isEqualTo(signature(fresh, second));
    }

    @Test
    void logsAreForgottenInTime() throws Exception {
        String id = id(listening("/hook"));
        opened();
        heard(1);
        await().atMost(PATIENCE).until(() -> deliveries(id, "SENT").size() == 1);
        clock.forward(Duration.ofDays(6));
        opened();
        await().atMost(PATIENCE).until(() -> deliveries(id, "SENT").size() == 2);
        clock.forward(Duration.ofDays(2));
        await().atMost(PATIENCE).until(() -> messages() == 1);
    }

    private List<Heard> of(TicketView ticket) {
        return receiver.heard().stream()
                .filter(one -> number(one).equals(ticket.number()))
                .toList();
    }

    private List<String> told(TicketView ticket) {
        return of(ticket).stream().map(this::type).toList();
    }

    private Answer replay(String id, String which) throws Exception {
        return post(administrator, "/webhooks/" + id + which + "/replay", "{}");
    }

    /** As a receiver would work it out, by the standard's text alone. */
    private static String signature(String secret, Heard one) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.split("_", 2)[1]), "HmacSHA256"));
        String content = String.join(".", one.id(), one.timestamp(), one.text());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
