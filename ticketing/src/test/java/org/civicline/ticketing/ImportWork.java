package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.civicline.foundation.StaffMember;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** What tests of imports begin with: a file handed in, and the state it comes to. */
abstract class ImportWork extends SetupWork {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> RESTING = Set.of("CHECKED", "STOPPED", "DONE", "CANCELLED", "REFUSED");

    Answer handIn(StaffMember by, String kind, byte[] file) throws Exception {
        return call(
                by,
                MockMvcRequestBuilders.put(API + "/imports/" + kind + "/file")
                        .param("name", "文件.csv")
                        .content(file));
    }

    /** Handed in and tried out. */
    JsonNode tried(StaffMember by, String kind, String... lines) throws Exception {
        Answer answer = handIn(by, kind, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return rested(by, id(answer.body()));
    }

    /** Once nothing is being done with it any more. */
    JsonNode rested(StaffMember by, String run) {
        return await().atMost(PATIENCE)
                .until(() -> get(by, "/imports/runs/" + run).body(), body -> RESTING.contains(state(body)));
    }

    JsonNode taken(StaffMember by, JsonNode run) throws Exception {
        return taken(by, run, false);
    }

    JsonNode taken(StaffMember by, JsonNode run, boolean leaveOut) throws Exception {
        Answer started = start(by, run, leaveOut);
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        return rested(by, id(run));
    }

    Answer start(StaffMember by, JsonNode run, boolean leaveOut) throws Exception {
        return post(by, "/imports/runs/" + id(run) + "/start", "{\"note\":\"测试\",\"leaveOutFaulty\":" + leaveOut + "}");
    }

    void giveUp(StaffMember by, JsonNode run) throws Exception {
        assertThat(post(by, "/imports/runs/" + id(run) + "/cancel", "{}").status())
                .isEqualTo(200);
    }

    /** {@code row column code} of each. */
    List<String> problems(StaffMember by, JsonNode run) throws Exception {
        return get(by, "/imports/runs/" + id(run) + "/problems?size=200")
                .body()
                .get("items")
                .valueStream()
                .map(one -> one.get("row").asInt() + " " + one.get("column").asString("-") + " "
                        + one.get("code").asString())
                .toList();
    }

    static String id(JsonNode run) {
        return run.get("id").asString();
    }

    static String state(JsonNode run) {
        return run.get("state").asString();
    }

    /** {@code added changed unchanged faulty}. */
    static String tally(JsonNode run) {
        return run.get("added").asInt() + " " + run.get("changed").asInt() + " "
                + run.get("unchanged").asInt() + " " + run.get("faulty").asInt();
    }
}
