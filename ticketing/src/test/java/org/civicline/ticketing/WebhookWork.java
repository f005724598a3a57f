package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.civicline.ticketing.Receiver.Heard;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What tests of webhooks begin with: a receiver, and none that listens yet. */
abstract class WebhookWork extends SetupWork {

    static final Duration PATIENCE = Duration.ofSeconds(120);

    @Autowired
    TransactionTemplate transactions;

    Receiver receiver = new Receiver();

    @BeforeEach
    void anotherSystem() {
        receiver.close();
        receiver = new Receiver();
    }

    /** Other tests are not to be told of. */
    @AfterEach
    void nobodyListens() throws Exception {
        for (JsonNode one : get(administrator, "/webhooks").body()) {
            call(
                    administrator,
                    MockMvcRequestBuilders.delete(API + "/webhooks/" + id(one) + "?version="
                            + one.get("version").asLong()));
        }
        receiver.close();
    }

    /** A webhook of the receiver, with its secret. @param steps quoted; none for all */
    JsonNode listening(String path, String... steps) throws Exception {
        Answer answer = post(administrator, "/webhooks", asking(receiver.url(path), steps));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    static String asking(String url, String... steps) {
        return "{\"name\":\"应急平台\",\"url\":\"%s\",\"steps\":[%s]}".formatted(url, String.join(",", steps));
    }

    static String id(JsonNode answer) {
        return (answer.has("webhook") ? answer.get("webhook") : answer)
                .get("id")
                .asString();
    }

    static String secret(JsonNode answer) {
        return answer.get("secret").asString();
    }

    JsonNode webhook(String id) throws Exception {
        return get(administrator, "/webhooks")
                .body()
                .valueStream()
                .filter(one -> id(one).equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** All that was heard, once it is so much. */
    List<Heard> heard(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.heard()).hasSize(count));
        return receiver.heard();
    }

    String type(Heard one) {
        return json.readTree(one.text()).get("type").asString();
    }

    String number(Heard one) {
        return json.readTree(one.text()).get("data").get("ticket").get("number").asString();
    }

    List<JsonNode> deliveries(String id, String state) throws Exception {
        return get(administrator, "/webhooks/" + id + "/deliveries?state=" + state)
                .body()
                .get("items")
                .valueStream()
                .toList();
    }

    /** Of the oldest message. */
    List<JsonNode> attempts(String id) throws Exception {
        List<JsonNode> all = deliveries(id, "");
        return all.isEmpty()
                ? List.of()
                : all.getLast().get("attempts").valueStream().toList();
    }

    List<String> audited(String id) {
        return jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = ? ORDER BY at, id")
                .param("webhook:" + id)
                .query(String.class)
                .list();
    }

    int messages() {
        return jdbc.sql("SELECT count(*) FROM ticketing.webhook_message")
                .query(Integer.class)
                .single();
    }

    void dispatch(TicketView ticket) {
        signedIn.as(agent);
        tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
    }
}
