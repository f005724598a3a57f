package org.civicline.ticketing.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.figures.HotTopics.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What bursts in the last hours, by category and street, against the same hours of the same day of the weeks before. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BurstsTest {

    /** Noon of a Thursday in the city, so far away that no other test opens a case. */
    private static final Instant NOW = Instant.parse("2071-05-14T04:00:00Z");

    @Autowired
    PastCases past;

    @Autowired
    Places places;

    @Autowired
    Categories categories;

    @Autowired
    HotTopics hot;

    private final List<PastCase> cases = new ArrayList<>();

    @BeforeAll
    void nineThursdays() {
        places.putAll(List.of(
                new Place("bst-east", "东临区", null, Kind.DISTRICT, null),
                new Place("bst-peace", "宁平街道", null, Kind.STREET, "bst-east"),
                new Place("bst-lake", "湖畔街道", null, Kind.STREET, "bst-east")));
        categories.putAll(List.of(
                new Category("bst.water", "自来水", null, null, Urgency.NORMAL),
                new Category("bst.noise", "噪声扰民", null, null, Urgency.NORMAL),
                new Category("bst.refuse", "垃圾清运", null, null, Urgency.NORMAL)));
        for (int week = 0; week <= 8; week++) {
            Instant noon = NOW.minus(Duration.ofDays(7L * week));
            // Three each Thursday morning, and then fourteen.
            cases(week == 0 ? 14 : 3, "bst.water", "东临区宁平街道1号", noon, false);
            // Always many at this hour: what is usual is no burst.
            cases(12, "bst.noise", "东临区湖畔街道2号", noon, false);
            // On all other days many, at this hour none: it bursts all the same.
            cases(9, "bst.refuse", "东临区湖畔街道3号", noon.minus(Duration.ofDays(1)), false);
        }
        cases(7, "bst.refuse", "东临区湖畔街道3号", NOW, false);
        cases(5, "bst.refuse", "东临区宁平街道3号", NOW, false);
        cases(20, "bst.noise", "东临区湖畔街道2号", NOW, true);
        past.add(cases);
    }

    private void cases(int count, String category, String address, Instant until, boolean confidential) {
        for (int i = 0; i < count; i++) {
            Instant at = until.minus(Duration.ofMinutes(1 + i * 8L));
            cases.add(new PastCase(
                    "20710514-9%05d".formatted(cases.size()),
                    ContactPoint.phone("1380013%04d".formatted(cases.size())).orElseThrow(),
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
    void aStreetBurstsAgainstTheSameHoursOfTheSameDayOfTheWeeksBefore() {
        Topic water = hot.lately(3, NOW).stream()
                .filter(one -> one.categoryCode().equals("bst.water") && one.placeCode() != null)
                .findFirst()
                .orElseThrow();

        assertThat(water.placeCode()).isEqualTo("bst-peace");
        assertThat(water.now()).isEqualTo(14);
        assertThat(water.usual()).isEqualTo(3);
        assertThat(water.before()).hasSize(8).allMatch(one -> one == 3);
    }

    @Test
    void whatIsUsualAtThisHourIsNoBurstAndWhatIsUnusualAtItIsOne() {
        List<Topic> topics = hot.lately(3, NOW);

        assertThat(topics).extracting(Topic::categoryCode).doesNotContain("bst.noise");
        assertThat(topics)
                .filteredOn(one -> one.categoryCode().equals("bst.refuse"))
                .extracting(one -> one.placeCode() + " " + one.now() + " " + one.usual())
                .as("two streets burst in the district, so it stands there too")
                .containsExactlyInAnyOrder("null 12 0.0", "bst-east 12 0.0", "bst-lake 7 0.0", "bst-peace 5 0.0");
    }

    @Test
    void anHourCountsOnlyWhatIsInIt() {
        assertThat(hot.lately(1, NOW))
                .filteredOn(one -> "bst-peace".equals(one.placeCode()))
                .extracting(one -> one.categoryCode() + " " + one.now())
                .contains("bst.refuse 5");
        assertThat(hot.lately(3, NOW.minus(Duration.ofDays(3)))).isEmpty();
    }
}
