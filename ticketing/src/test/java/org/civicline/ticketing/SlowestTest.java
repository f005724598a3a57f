package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.civicline.foundation.Department;
import org.civicline.ticketing.Tickets.NewTicket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The five departments whose answers take longest, and where their time goes. */
class SlowestTest extends SetupWork {

    private static final String MAY = "from=2069-05-01&until=2069-05-31";
    private static final Instant STOPPED = Instant.parse("2069-05-20T04:00:00Z");

    @BeforeAll
    void departmentsAnswer() {
        departments.putAll(IntStream.rangeClosed(1, 7)
                .mapToObj(i -> new Department("sl-" + i, "第" + i + "局", "Bureau " + i, Department.Level.CITY, null))
                .toList());
        categories.putAll(List.of(
                new Categories.Category("sl.roof", "房屋漏水", "Leaking roof", null, Urgency.NORMAL),
                new Categories.Category("sl.lamp", "路灯", "Street lamp", null, Urgency.NORMAL),
                new Categories.Category("sl.bribe", "受贿", "Bribes", null, Urgency.NORMAL)));
        UUID roof = ticketIn("sl.roof", false);
        UUID lamp = ticketIn("sl.lamp", false);
        UUID bribe = ticketIn("sl.bribe", true);
        for (int i = 1; i <= 6; i++) {
            answered("sl-" + i, lamp, 40, 10 * i, 2);
        }
        answered("sl-6", roof, 10, 200, 50);
        answered("sl-5", bribe, 5, 900, 50);
        answered("sl-7", roof, 29, 1000, 2);
    }

    private UUID ticketIn(String category, boolean confidential) {
        Caller caller = caller("李四");
        signedIn.as(agent);
        return tickets.open(
                        new NewTicket(
                                caller.id(),
                                null,
                                Channel.PHONE,
                                TicketType.COMPLAINT,
                                category,
                                Urgency.NORMAL,
                                "标题",
                                "正文内容在此",
                                "和平路1号",
                                confidential),
                        key())
                .orThrow()
                .id()
                .value();
    }

    /** @param hours each took, give or take one */
    private void answered(String department, UUID ticket, int count, int hours, int hoursToSign) {
        jdbc.sql("""
                INSERT INTO ticketing.clock (id, ticket_id, duty, department_code, started_at, due_at, because, stopped_at, outcome)
                SELECT gen_random_uuid(), :ticket, d.duty, :department,
                    :at - make_interval(hours => d.hours + CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END),
                    CASE WHEN n % 4 = 0 THEN :at - INTERVAL '1 minute' ELSE :at END, '{}', :at,
                    CASE WHEN n % 4 = 0 THEN 'LATE' ELSE 'MET' END
                FROM generate_series(1, :count) AS n CROSS JOIN (VALUES ('REPLY', :hours), ('SIGN', :toSign)) AS d (duty, hours)
                """)
                .param("ticket", ticket)
                .param("department", department)
                .param("at", STOPPED.atOffset(ZoneOffset.UTC))
                .param("count", count)
                .param("hours", hours)
                .param("toSign", hoursToSign)
                .update();
    }

    private JsonNode table() throws Exception {
        return get(leader, "/figures/slowest?" + MAY).body();
    }

    @Test
    void theFiveSlowestStandInOrderAndWhoHasAnsweredTooFewDoesNot() throws Exception {
        JsonNode table = table();
        var codes = new ArrayList<String>();
        table.get("rows").forEach(one -> codes.add(one.get("departmentCode").asString()));
        assertThat(codes).containsExactly("sl-5", "sl-6", "sl-4", "sl-3", "sl-2");
        assertThat(table.get("tooFew").asInt()).isEqualTo(1);
        assertThat(table.get("city").get("whole").asInt()).isEqualTo(284);
    }

    @Test
    void eachSaysWhereItsTimeGoes() throws Exception {
        JsonNode sixth = table().get("rows").get(1);
        assertThat(sixth.get("department").asString()).isEqualTo("第6局");
        assertThat(sixth.get("value").get("share").asDouble()).isCloseTo((40 * 60 + 10 * 200) / 50.0, within(0.01));
        assertThat(sixth.get("toSign").get("share").asDouble()).isCloseTo((40 * 2 + 10 * 50) / 50.0, within(0.01));
        assertThat(sixth.get("inTime").get("share").asDouble()).isCloseTo(38 / 50.0, within(0.01));
        // 40 lamps took 2400 hours, 10 roofs 2000: lamps it is, however long a roof takes.
        assertThat(sixth.get("matter").get("categoryCode").asString()).isEqualTo("sl.lamp");
        assertThat(sixth.get("matter").get("value").get("whole").asInt()).isEqualTo(40);
    }

    @Test
    void whatConfidentialCasesAreAboutIsNotTold() throws Exception {
        JsonNode fifth = table().get("rows").get(0);
        assertThat(fifth.get("value").get("whole").asInt()).isEqualTo(45);
        assertThat(fifth.get("matter").get("categoryCode").asString()).isEqualTo("sl.lamp");
        assertThat(table().toString()).doesNotContain("sl.bribe", "受贿");
    }

    @Test
    void slowIsSaidOnlyBeyondChance() throws Exception {
        JsonNode rows = table().get("rows");
        JsonNode second = rows.get(4);
        assertThat(second.get("standing").asString())
                .as("20 hours, the city 150")
                .isEqualTo("BETTER");
        JsonNode fifth = rows.get(0);
        assertThat(fifth.get("interval").get("low").asDouble())
                .isLessThan(fifth.get("value").get("share").asDouble());
        assertThat(fifth.get("standing").asString())
                .as("five cases of 900 hours make a mean, not a rule")
                .isEqualTo("ALIKE");
    }

    @Test
    void theCasesBehindAreThere() throws Exception {
        JsonNode cases = get(leader, "/figures/hours-to-answer/cases?department=sl-6&category=sl.roof&" + MAY)
                .body();
        assertThat(cases.get("items")).hasSize(10);
        assertThat(get(leader, "/figures/answered-in-time/cases?department=sl-6&counts=false&" + MAY)
                        .body()
                        .get("items"))
                .hasSize(12);
    }
}
