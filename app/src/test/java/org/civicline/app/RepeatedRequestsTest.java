package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.civicline.app.Browser.Answer;
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
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> open(key));
            }
            Set<String> ids = new HashSet<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isEqualTo(201);
                ids.add(answer.get().json().path("id").asString());
            }
            assertThat(ids).hasSize(1);
        }
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
