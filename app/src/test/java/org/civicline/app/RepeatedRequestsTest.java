package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.app.Browser.Answer;
import org.civicline.testkit.AtOnce;
import org.junit.jupiter.api.Test;

/** The same thing sent again, at once, or from a page that is out of date. */
class RepeatedRequestsTest extends BadInput {

    @Test
    void aStaleVersionChangesNothing() throws Exception {
        String id = open("stale-" + UUID.randomUUID()).json().path("id").asString();
        Answer refused =
                agent.post(API + "/tickets/" + id + "/dispatch", "{\"departmentCode\":\"bad-input\",\"version\":0}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ticketing.changed-meanwhile");
        assertThat(agent.get(API + "/tickets/" + id).json().path("status").asString())
                .isEqualTo("TO_DISPATCH");
    }

    @Test
    void aFormSentTwiceMakesOneTicketAndOtherContentUnderItsKeyIsRefused() throws Exception {
        String key = "twice-" + UUID.randomUUID();
        Answer first = open(key);
        Answer second = open(key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));

        Answer other = agent.post(API + "/tickets", ticket("title", "另一件事"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("ticketing.idempotency-key-reused");
    }

    @Test
    void aFormSentManyTimesAtOnceMakesOneTicket() throws Exception {
        String key = "at-once-" + UUID.randomUUID();
        long before = tickets();
        Set<String> ids = new HashSet<>();
        for (Answer answer : AtOnce.many(8, () -> open(key))) {
            assertThat(answer.status()).isEqualTo(201);
            ids.add(answer.json().path("id").asString());
        }
        assertThat(ids).hasSize(1);
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws Exception {
        for (String key : List.of("", " ", "k".repeat(101), "a b")) {
            Answer refused = agent.post(API + "/tickets", ticket("title", "漏水"), "Idempotency-Key", key);
            assertThat(refused.code()).as("%s: %s", key, refused.body()).startsWith("ticketing.idempotency-key-");
        }
    }
}
