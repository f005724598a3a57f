package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of requests for more time, for those who decide them. */
class ExtensionsTest extends SetupWork {

    @Test
    void whatWaitsIsListedTheFirstDueFirstAndDecidedFromThere() throws Exception {
        TicketView first = asking("需要开挖路面");
        clock.forward(Duration.ofDays(1));
        TicketView second = asking("等材料");
        assertThat(tickets("false")).containsSubsequence(first.number(), second.number());
        JsonNode line = line("false", first);
        assertThat(line.get("workingDays").asInt()).isEqualTo(5);
        assertThat(line.get("reason").asString()).isEqualTo("需要开挖路面");
        assertThat(line.get("department").asString()).isEqualTo("水务局");
        assertThat(line.get("askedBy").asString()).isEqualTo(officer.displayName());
        assertThat(line.get("dueAt").asString()).isEqualTo(String.valueOf(first.dueAt()));
        assertThat(line.get("decision").isNull()).isTrue();

        String version = line.get("version").toString();
        assertThat(post(agent, "/tickets/" + first.id() + "/grant-extension", "{\"version\":" + version + "}")
                        .status())
                .isEqualTo(200);
        signedIn.as(supervisor);
        tickets.take(second.id(), new SideStep.RefuseExtension("请按期办理"), second.version())
                .orThrow();

        assertThat(tickets("false")).doesNotContain(first.number(), second.number());
        assertThat(tickets("true")).containsSubsequence(second.number(), first.number());
        JsonNode granted = line("true", first);
        assertThat(granted.get("decision").get("granted").asBoolean()).isTrue();
        assertThat(granted.get("decision").get("by").asString()).isEqualTo(agent.displayName());
        assertThat(granted.get("workingDays").asInt()).isEqualTo(5);
        assertThat(granted.get("dueAt").isNull()).isTrue();
        JsonNode refused = line("true", second);
        assertThat(refused.get("decision").get("granted").asBoolean()).isFalse();
        assertThat(refused.get("decision").get("note").asString()).isEqualTo("请按期办理");
        assertThat(refused.get("reason").asString()).isEqualTo("等材料");
    }

    @Test
    void whoAnswersNeedsNoMoreTime() throws Exception {
        TicketView asked = asking("需要开挖路面");
        tickets.reply(asked.id(), "已修复", asked.version()).orThrow();
        assertThat(tickets("false")).doesNotContain(asked.number());
        assertThat(tickets("true")).doesNotContain(asked.number());
    }

    @Test
    void everyPageGoesOnWhereTheLastEnded() throws Exception {
        for (int i = 0; i < 3; i++) {
            asking("第" + i + "件");
        }
        List<String> waiting = tickets("false");
        assertThat(paged("false")).isEqualTo(waiting).doesNotHaveDuplicates();
        for (int i = 0; i < 3; i++) {
            TicketView asked = asking("再" + i + "件");
            signedIn.as(agent);
            tickets.take(asked.id(), new SideStep.GrantExtension(), asked.version())
                    .orThrow();
        }
        assertThat(paged("true")).isEqualTo(tickets("true")).doesNotHaveDuplicates();
        assertThat(get(agent, "/extensions?after=x").status()).isEqualTo(400);
    }

    @Test
    void itIsForTheDesk() throws Exception {
        for (StaffMember other : List.of(officer, leader, administrator)) {
            assertThat(get(other, "/extensions").status()).isEqualTo(403);
        }
    }

    /** By the officer, who stays signed in. */
    private TicketView asking(String reason) {
        TicketView signed = signed();
        return tickets.take(signed.id(), new SideStep.AskExtension(5, reason), signed.version())
                .orThrow();
    }

    private List<String> tickets(String decided) throws Exception {
        return numbers(get(agent, "/extensions?size=200&decided=" + decided).body());
    }

    private List<String> paged(String decided) throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    get(agent, "/extensions?size=2&decided=" + decided + after).body();
            all.addAll(numbers(page));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return all;
    }

    private static List<String> numbers(JsonNode page) {
        List<String> numbers = new ArrayList<>();
        page.get("items").forEach(one -> numbers.add(one.get("number").asString()));
        return numbers;
    }

    private JsonNode line(String decided, TicketView ticket) throws Exception {
        for (JsonNode one :
                get(agent, "/extensions?size=200&decided=" + decided).body().get("items")) {
            if (one.get("number").asString().equals(ticket.number())) {
                return one;
            }
        }
        throw new AssertionError("not listed: " + ticket.number());
    }
}
