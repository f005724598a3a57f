package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Department;
import org.civicline.foundation.StaffMember;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Departments side by side: who may be placed, where, and who not. */
class LeagueTest extends SetupWork {

    private static final String JUNE = "from=2062-06-01&until=2062-06-30";

    @BeforeAll
    void citizensJudge() {
        departments.putAll(List.of(
                new Department("lg-good", "甲局", "Bureau A", Department.Level.CITY, null),
                new Department("lg-like", "乙局", "Bureau B", Department.Level.CITY, null),
                new Department("lg-poor", "丙局", "Bureau C", Department.Level.CITY, null),
                new Department("lg-tiny", "丁局", "Bureau D", Department.Level.CITY, null),
                new Department("lg-street", "街道办", "Street Office", Department.Level.STREET, null)));
        UUID ticket = opened().id().value();
        judged(ticket, "lg-good", 190, 10, 0);
        judged(ticket, "lg-like", 38, 3, 20);
        judged(ticket, "lg-poor", 120, 80, 0);
        judged(ticket, "lg-tiny", 5, 0, 0);
        judged(ticket, "lg-street", 20, 20, 0);
    }

    /** @param excluded of those who say it is not solved, besides */
    private void judged(UUID ticket, String department, int solved, int unsolved, int excluded) {
        jdbc.sql("""
                INSERT INTO ticketing.follow_up (id, ticket_id, asked_at, ended_at, outcome, grade, solved, contacted, via,
                    sample, excluded, department_code)
                SELECT gen_random_uuid(), :ticket, :at, :at, 'RATED', CASE WHEN n <= :solved THEN 5 ELSE 1 END, n <= :solved,
                    TRUE, 'PHONE', TRUE, n > :solved + :unsolved, :department
                FROM generate_series(1, :solved + :unsolved + :excluded) AS n
                """)
                .param("ticket", ticket)
                .param("at", Instant.parse("2062-06-10T04:00:00Z").atOffset(ZoneOffset.UTC))
                .param("department", department)
                .param("solved", solved)
                .param("unsolved", unsolved)
                .param("excluded", excluded)
                .update();
    }

    @Test
    void aPlaceIsARangeAndChanceMakesNoOrder() throws Exception {
        JsonNode city = level(get(leader, "/figures/solved/league?" + JUNE).body(), "CITY");
        assertThat(texts(city.get("rows"), "departmentCode")).containsExactly("lg-good", "lg-like", "lg-poor");
        // 38 of 41 cannot be told from 190 of 200: they share the first two places.
        assertThat(places(city, "lg-good")).containsExactly(1, 2);
        assertThat(places(city, "lg-like")).containsExactly(1, 2);
        assertThat(places(city, "lg-poor")).containsExactly(3, 3);
        assertThat(row(city, "lg-good").get("standing").asString()).isEqualTo("BETTER");
        assertThat(row(city, "lg-poor").get("standing").asString()).isEqualTo("WORSE");
    }

    @Test
    void rawStandsBesideWhatIsLeftOfIt() throws Exception {
        JsonNode like = row(level(get(leader, "/figures/solved/league?" + JUNE).body(), "CITY"), "lg-like");
        assertThat(like.get("value").get("share").asDouble()).isCloseTo(38 / 41.0, within(1e-9));
        assertThat(like.get("raw").get("share").asDouble()).isCloseTo(38 / 61.0, within(1e-9));
    }

    @Test
    void whoHasTooFewCasesIsNotPlacedAndOnlyOneLevelIsCompared() throws Exception {
        JsonNode table = get(supervisor, "/figures/solved/league?" + JUNE).body();
        assertThat(table.get("leastSample").asInt()).isEqualTo(30);
        JsonNode city = level(table, "CITY");
        assertThat(texts(city.get("unplaced"), "departmentCode"))
                .startsWith("lg-tiny")
                .contains("water");
        assertThat(texts(city.get("rows"), "departmentCode")).doesNotContain("lg-street");
        assertThat(places(level(table, "STREET"), "lg-street")).containsExactly(1, 1);
    }

    @Test
    void aCompositeIsLessCertainThanItsRates() throws Exception {
        JsonNode city = level(get(leader, "/figures/composite/league?" + JUNE).body(), "CITY");
        JsonNode good = row(city, "lg-good");
        // 0.1 of all contacted, 0.5 of 190/200 solved, 0.4 of 190/200 satisfied.
        assertThat(good.get("value").get("share").asDouble()).isCloseTo(0.955, within(1e-9));
        assertThat(good.get("low").asDouble()).isBetween(0.90, 0.955);
    }

    @Test
    void aScorecardSetsADepartmentAgainstItselfBeforeAndAgainstTheCity() throws Exception {
        JsonNode card =
                get(leader, "/figures/scorecard?department=lg-poor&" + JUNE).body();
        JsonNode solved = named(card.get("lines"), "solved");
        assertThat(solved.get("value").get("whole").asInt()).isEqualTo(200);
        assertThat(solved.get("before").get("whole").asInt()).isZero();
        assertThat(solved.get("city").get("whole").asInt()).isEqualTo(486);
        assertThat(solved.get("standing").asString()).isEqualTo("WORSE");
        assertThat(named(card.get("lines"), "overdue").get("before").isNull()).isTrue();
        JsonNode july = get(leader, "/figures/scorecard?department=lg-poor&from=2062-07-01&until=2062-07-30")
                .body();
        assertThat(named(july.get("lines"), "solved").get("before").get("whole").asInt())
                .isEqualTo(200);
        JsonNode whole = get(leader, "/figures/scorecard?" + JUNE).body();
        assertThat(named(whole.get("lines"), "solved").get("city").isNull()).isTrue();
    }

    @Test
    void aTrendHasEveryStepAndTheTimeBefore() throws Exception {
        JsonNode days =
                get(leader, "/figures/solved/trend?department=lg-good&" + JUNE).body();
        assertThat(days.get("step").asString()).isEqualTo("DAY");
        assertThat(days.get("points")).hasSize(30);
        assertThat(days.get("points").get(9).get("value").get("whole").asInt()).isEqualTo(200);
        JsonNode weeks = get(leader, "/figures/composite/trend?from=2062-05-01&until=2062-07-10")
                .body();
        assertThat(weeks.get("step").asString()).isEqualTo("WEEK");
        assertThat(weeks.get("points")).hasSize(11);
        JsonNode months = get(leader, "/figures/solved/trend?from=2062-01-31&until=2062-12-31")
                .body();
        assertThat(months.get("step").asString()).isEqualTo("MONTH");
        assertThat(months.get("points")).hasSize(12);
        assertThat(months.get("points").get(5).get("value").get("whole").asInt())
                .isEqualTo(486);
        JsonNode later = get(leader, "/figures/solved/trend?from=2063-06-01&until=2063-06-30")
                .body();
        assertThat(later.get("yearBefore").get("whole").asInt()).isEqualTo(486);
    }

    @Test
    void onlyRatesAreComparedAndOnlyByThoseWhoWatchOverAll() throws Exception {
        for (String figure : List.of("opened", "solved-raw", "hours-to-answer", "excluded")) {
            assertThat(get(leader, "/figures/" + figure + "/league").status()).isEqualTo(422);
        }
        assertThat(get(leader, "/figures/overdue/trend").status()).isEqualTo(422);
        for (StaffMember one : List.of(agent, officer, administrator)) {
            assertThat(get(one, "/figures/solved/league").status()).isEqualTo(403);
            assertThat(get(one, "/figures/solved/trend").status()).isEqualTo(403);
            assertThat(get(one, "/figures/scorecard").status()).isEqualTo(403);
        }
    }

    private static JsonNode level(JsonNode table, String level) {
        for (JsonNode one : table.get("groups")) {
            if (one.get("level").asString().equals(level)) {
                return one;
            }
        }
        throw new AssertionError(level);
    }

    private static JsonNode row(JsonNode group, String department) {
        for (JsonNode one : group.get("rows")) {
            if (one.get("departmentCode").asString().equals(department)) {
                return one;
            }
        }
        throw new AssertionError(department);
    }

    private static List<Integer> places(JsonNode group, String department) {
        JsonNode row = row(group, department);
        return List.of(row.get("first").asInt(), row.get("last").asInt());
    }

    private static JsonNode named(JsonNode lines, String code) {
        for (JsonNode one : lines) {
            if (one.get("code").asString().equals(code)) {
                return one;
            }
        }
        throw new AssertionError(code);
    }

    private static List<String> texts(JsonNode all, String field) {
        var texts = new java.util.ArrayList<String>();
        all.forEach(one -> texts.add(one.get(field).asString()));
        return texts;
    }
}
