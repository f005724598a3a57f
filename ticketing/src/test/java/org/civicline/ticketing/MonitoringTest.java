package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which department is how late with which step. */
class MonitoringTest extends SupervisionWork {

    @Test
    void monitoringTellsWhichDepartmentIsHowLateWithWhichStep() throws Exception {
        TicketView ticket = signed();
        clock.forward(Duration.between(clock.instant(), Instant.parse("2035-11-26T11:00:00Z")));
        List<JsonNode> rows = new ArrayList<>();
        get(leader, "/monitoring?department=water").body().forEach(rows::add);
        assertThat(rows).allMatch(one -> one.get("department").asString().equals("水务局"));
        assertThat(rows)
                .filteredOn(one -> one.get("duty").asString().equals("REPLY"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.get("red").asInt()).isPositive();
                    assertThat(one.get("worstLateSeconds").asLong()).isGreaterThanOrEqualTo(3_600);
                });
        String next = "";
        List<String> seen = new ArrayList<>();
        do {
            JsonNode page = get(supervisor, "/monitoring/cases?department=water&duty=REPLY&colour=RED&size=2" + next)
                    .body();
            page.get("items").forEach(one -> {
                assertThat(one.get("colour").asString()).isEqualTo("RED");
                assertThat(one.get("lateSeconds").asLong()).isPositive();
                seen.add(one.get("number").asString());
            });
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).contains(ticket.number()).doesNotHaveDuplicates();
        assertThat(get(supervisor, "/monitoring?department=-").status()).isEqualTo(200);
        for (StaffMember one : List.of(agent, officer, administrator)) {
            assertThat(get(one, "/monitoring").status()).isEqualTo(403);
            assertThat(get(one, "/monitoring/cases").status()).isEqualTo(403);
        }
        for (String odd : List.of("duty=X", "urgency=0", "colour=BLUE", "after=1_2", "after=%00", FAR)) {
            assertThat(get(supervisor, "/monitoring/cases?" + odd).status())
                    .as(odd)
                    .isBetween(400, 422);
        }
        assertThat(get(supervisor, "/monitoring/cases?department=%00").status()).isEqualTo(200);
    }
}
