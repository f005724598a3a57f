package org.civicline.knowledgebase.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.RecentCases;
import org.civicline.ticketing.RecentCases.Line;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What recent cases are about, read from the cases themselves. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsTest {

    private static final Instant NOW = Instant.parse("2072-05-14T04:00:00Z");

    @Autowired
    RecentCases cases;

    @Autowired
    PastCases past;

    @Autowired
    Places places;

    @Autowired
    Categories categories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedIn signedIn;

    private int made;

    @BeforeAll
    void twoWeeks() {
        signedIn.out();
        places.putAll(List.of(
                new Place("tpc-east", "东岭区", null, Kind.DISTRICT, null),
                new Place("tpc-peace", "云门街道", null, Kind.STREET, "tpc-east")));
        categories.putAll(List.of(new Category("tpc.any", "其他", "Other", null, Urgency.NORMAL)));
        for (int day : List.of(1, 2, 3, 10)) {
            add("云门街道充电桩坏了", "充电桩用不了，电话 13800138000 没人接", "东岭区云门街道8号", day, false);
        }
        for (int day = 1; day <= 5; day++) {
            add("举报充电桩以外的事", "某领导收受礼金", "东岭区云门街道9号", day, true);
        }
        add("云门街道路灯不亮", "路灯坏了三盏", "东岭区云门街道9号", 2, false);
        add("充电桩很早以前也坏过", "充电桩", null, 20, false);
    }

    @BeforeEach
    void asTheSystem() {
        signedIn.out();
    }

    @AfterEach
    void nobody() {
        signedIn.out();
    }

    @Test
    void casesThatShareTheirWordsAreATopicWithItsPlaceAndItsTrend() {
        Topics topics = at(NOW);
        topics.lookNow();

        Topic topic = of(topics, "充电桩").getFirst();
        assertThat(of(topics, "充电桩")).hasSize(1);
        assertThat(topic.label()).contains("充电桩").noneMatch(word -> word.contains("云门") || word.contains("138"));
        assertThat(topic.placeCode()).isEqualTo("tpc-peace");
        assertThat(topic.categoryCode()).isEqualTo("tpc.any");
        assertThat(List.of(topic.cases(), topic.lately(), topic.before())).containsExactly(4, 3, 1);
        assertThat(topic.since()).isEqualTo(NOW.minus(Duration.ofDays(10)));
    }

    @Test
    void whatComesLaterIsReadOnAndNothingTwice() {
        Instant later = NOW.plus(Duration.ofDays(100));
        var clock = new Later(later);
        var topics = new Topics(cases, places, clock, 14, 20_000);
        for (int i = 0; i < 4; i++) {
            add("共享单车乱停", "共享单车堵住盲道", null, -100, false);
        }
        topics.lookNow();
        topics.lookNow();
        assertThat(of(topics, "共享单车")).extracting(Topic::cases).containsExactly(4);

        clock.now = later.plus(Duration.ofHours(1));
        add("共享单车乱停", "共享单车堵住盲道", null, -100, false);
        topics.lookNow();
        assertThat(of(topics, "共享单车")).extracting(Topic::cases).containsExactly(5);

        clock.now = later.plus(Duration.ofDays(15));
        topics.lookNow();
        assertThat(of(topics, "共享单车")).isEmpty();
    }

    @Test
    void whatWasForgottenIsInNoTopicADayLater() {
        Instant later = NOW.plus(Duration.ofDays(200));
        var clock = new Later(later);
        var topics = new Topics(cases, places, clock, 14, 20_000);
        for (int i = 0; i < 4; i++) {
            add("暖气不热", "暖气不热，室温十五度", null, -200, false);
        }
        topics.lookNow();
        assertThat(of(topics, "暖气")).hasSize(1);

        jdbc.sql("UPDATE ticketing.ticket SET erased_at = now() WHERE created_at > ? AND created_at < ?")
                .param(later.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param(later.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        clock.now = later.plus(Duration.ofHours(25));
        topics.lookNow();
        assertThat(of(topics, "暖气")).isEmpty();
    }

    @Test
    void onlyTheNewestAreLookedAtWhereThereAreTooMany() {
        var few = new Topics(cases, places, Clock.fixed(NOW, ZoneOffset.UTC), 14, 2);
        few.lookNow();

        assertThat(few.all()).isEmpty();
    }

    @Test
    void itsCasesAreForThoseWhoReadFigures() {
        Topics topics = at(NOW);
        topics.lookNow();
        signedIn.as(signedIn.newStaff("tpc", Role.LEADER));

        List<Line> lines = cases.lines(of(topics, "充电桩").getFirst().newest());
        assertThat(lines)
                .hasSize(4)
                .isSortedAccordingTo((one, other) -> other.openedAt().compareTo(one.openedAt()));
        assertThat(lines.getFirst().title()).contains("充电桩");
        assertThat(lines.getFirst().placeName()).isEqualTo("云门街道");
        assertThatThrownBy(() -> cases.since(NOW, null, 10)).isInstanceOf(RefusedException.class);
        signedIn.as(signedIn.newStaff("tpc", Role.OFFICER));
        assertThatThrownBy(() -> cases.lines(of(topics, "充电桩").getFirst().newest()))
                .isInstanceOf(RefusedException.class);
    }

    /** Cases of the other tests are there too. */
    private static List<Topic> of(Topics topics, String word) {
        return topics.all().stream()
                .filter(one -> one.label().stream().anyMatch(part -> part.contains(word)))
                .toList();
    }

    private Topics at(Instant now) {
        return new Topics(cases, places, Clock.fixed(now, ZoneOffset.UTC), 14, 20_000);
    }

    private void add(String title, String text, @Nullable String address, int daysAgo, boolean confidential) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        past.add(new ArrayList<>(List.of(new PastCase(
                "20720514-8%05d".formatted(made),
                ContactPoint.phone("1380014%04d".formatted(made++)).orElseThrow(),
                "市民",
                Channel.PHONE,
                null,
                60,
                confidential ? TicketType.REPORT : TicketType.COMPLAINT,
                "tpc.any",
                Urgency.NORMAL,
                title,
                text,
                address,
                confidential,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of()))));
    }

    /** A clock that is set. */
    private static final class Later extends Clock {

        private Instant now;

        Later(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
