package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.Places.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is bursting, and figures district by district. */
class HotTopicsTest extends SetupWork {

    /** Noon of each day before 16 May 2064 in the city. */
    private static final Instant NOON = Instant.parse("2064-05-15T04:00:00Z");

    private static final String WEEK = "from=2064-05-09&until=2064-05-15";
    private static final String OUTLINE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";

    @Autowired
    PastCases past;

    @Autowired
    Places places;

    private int made;

    @BeforeAll
    void nineWeeks() {
        signedIn.out();
        places.putAll(List.of(
                new Place("hot-north", "北辰区", "Beichen", Kind.DISTRICT, null),
                new Place("hot-hill", "山前街道", "Shanqian", Kind.STREET, "hot-north"),
                new Place("hot-south", "南屏区", "Nanping", Kind.DISTRICT, null)));
        places.putOutlines(Map.of("hot-north", OUTLINE));
        categories.putAll(List.of(
                new Categories.Category("hot.water", "停水", "No water", null, Urgency.NORMAL),
                new Categories.Category("hot.noise", "噪声", "Noise", null, Urgency.NORMAL),
                new Categories.Category("hot.secret", "受贿", "Bribes", null, Urgency.NORMAL)));
        var cases = new ArrayList<PastCase>();
        for (int week = 0; week < 9; week++) {
            // Two a week in the north as ever, and then twelve; in the south ten every week.
            cases(cases, week == 0 ? 12 : 2, "hot.water", "北辰区山前街道1号", week, false);
            cases(cases, 10, "hot.noise", "南屏区2号", week, false);
        }
        cases(cases, 9, "hot.secret", "北辰区山前街道3号", 0, true);
        cases(cases, 4, "hot.noise", null, 0, false);
        past.add(cases);
    }

    private void cases(
            List<PastCase> all,
            int count,
            String category,
            @Nullable String address,
            int weeksAgo,
            boolean confidential) {
        for (int i = 0; i < count; i++) {
            Instant at = NOON.minus(Duration.ofDays(7L * weeksAgo + i % 7));
            all.add(new PastCase(
                    "20640515-9%05d".formatted(made++),
                    Samples.phone(),
                    "市民",
                    Channel.PHONE,
                    null,
                    60,
                    TicketType.COMPLAINT,
                    category,
                    Urgency.NORMAL,
                    "标题",
                    "正文",
                    address,
                    confidential,
                    at,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "答复",
                    null,
                    false,
                    null,
                    null,
                    null,
                    at,
                    List.of()));
        }
    }

    @Test
    void aTopicIsHotAgainstItsOwnUsualLevelAndNotByItsSize() throws Exception {
        JsonNode topics = get(leader, "/figures/hot-topics?" + WEEK).body();
        assertThat(topics).as(topics.toString()).hasSize(2);
        for (JsonNode one : topics) {
            assertThat(one.get("categoryCode").asString()).isEqualTo("hot.water");
            assertThat(one.get("now").asInt()).isEqualTo(12);
            assertThat(one.get("usual").asDouble()).isEqualTo(2);
            assertThat(one.get("before")).hasSize(8).allMatch(before -> before.asInt() == 2);
            assertThat(one.get("chance").asDouble()).isBetween(1e-7, 1e-5);
        }
        assertThat(List.of(
                        topics.get(0).get("placeCode").asString(""),
                        topics.get(1).get("placeCode").asString("")))
                .as("the street, which is all of what bursts in its district")
                .containsExactlyInAnyOrder("", "hot-hill");
    }

    @Test
    void confidentialCasesAreNoTopic() throws Exception {
        assertThat(get(leader, "/figures/hot-topics?" + WEEK).body().toString()).doesNotContain("hot.secret", "受贿");
    }

    @Test
    void districtsHoldTheirStreetsAndWhatNamesNoneStandsApart() throws Exception {
        JsonNode rows = get(leader, "/figures/opened/districts?" + WEEK).body();
        assertThat(row(rows, "hot-north").get("value").get("part").asInt()).isEqualTo(21);
        assertThat(row(rows, "hot-north").get("before").get("part").asInt()).isEqualTo(2);
        assertThat(row(rows, "hot-south").get("value").get("part").asInt()).isEqualTo(10);
        assertThat(rows.get(rows.size() - 1).get("placeCode").isNull()).isTrue();
        assertThat(rows.get(rows.size() - 1).get("value").get("part").asInt()).isEqualTo(4);
        assertThat(get(leader, "/figures/composite/districts?" + WEEK).status()).isEqualTo(200);
        assertThat(row(get(leader, "/figures/overdue/districts").body(), "hot-north")
                        .get("before")
                        .isNull())
                .isTrue();
    }

    @Test
    void theMapIsGeoJsonOfThePlacesWhoseOutlineIsKnown() throws Exception {
        JsonNode map = get(officer, "/places/map").body();
        assertThat(map.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(map.get("features"))
                .filteredOn(one -> one.get("properties").get("code").asString().equals("hot-north"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.get("geometry").get("type").asString()).isEqualTo("Polygon"));
        assertThat(map.toString()).doesNotContain("hot-south");
    }

    @Test
    void onlyThoseWhoWatchOverAllSeeThemAndForAMonthAtMost() throws Exception {
        for (StaffMember one : List.of(agent, officer, administrator)) {
            assertThat(get(one, "/figures/hot-topics").status()).isEqualTo(403);
            assertThat(get(one, "/figures/opened/districts").status()).isEqualTo(403);
        }
        assertThat(get(leader, "/figures/hot-topics?from=2064-01-01&until=2064-05-15")
                        .status())
                .isEqualTo(422);
        assertThat(get(leader, "/figures/hot-topics").status()).isEqualTo(200);
    }

    private static JsonNode row(JsonNode rows, String place) {
        for (JsonNode one : rows) {
            if (one.get("placeCode").asString("").equals(place)) {
                return one;
            }
        }
        throw new AssertionError(place);
    }
}
