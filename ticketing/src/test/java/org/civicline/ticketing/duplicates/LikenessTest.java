package org.civicline.ticketing.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final List<String> OUTAGE = List.of("water.outage", "water");

    private static Telling telling(
            String title, String text, @Nullable String address, List<String> categories, Duration ago) {
        return Telling.of(title, text, address, categories, List.of(), null, NOW.minus(ago), false);
    }

    private static final Telling NOW_TOLD = telling("停水", "和平里小区3号楼今早停水，没有通知", "和平里小区3号楼", OUTAGE, Duration.ZERO);

    private static double like(Telling other) {
        return Likeness.of(NOW_TOLD, other).value();
    }

    @Test
    void theSameEventInOtherWordsIsWorthShowing() {
        Telling other = telling("家里没水了", "自来水断了，没人通知，老人没法做饭", "和平里小区三栋", OUTAGE, Duration.ofHours(2));
        assertThat(Likeness.of(NOW_TOLD, other).worthShowing()).isTrue();
        assertThat(like(other))
                .isGreaterThan(like(telling("家里没水了", "自来水断了，没人通知，老人没法做饭", "和平里小区三栋", OUTAGE, Duration.ofDays(20))));
    }

    @Test
    void theSameWordsInAnotherStreetAreNot() {
        assertThat(Likeness.of(NOW_TOLD, telling("停水", "今早停水，没有通知", "望江新村3号楼", OUTAGE, Duration.ofHours(2)))
                        .worthShowing())
                .isFalse();
    }

    @Test
    void anotherMatterInTheSameBuildingIsNot() {
        assertThat(Likeness.of(
                                NOW_TOLD,
                                telling(
                                        "广场舞扰民",
                                        "晚上音响太大",
                                        "和平里小区3号楼",
                                        List.of("noise.social", "noise"),
                                        Duration.ofHours(2)))
                        .worthShowing())
                .isFalse();
    }

    @Test
    void aStreetInAnotherDistrictIsAnotherStreet() {
        Telling east = Telling.of("停水", "停水", "东区人民路1号", OUTAGE, List.of("east"), null, NOW, false);
        Telling west = Telling.of("停水", "停水", "西区人民路1号", OUTAGE, List.of("west"), null, NOW, false);
        Telling somewhereEast =
                Telling.of("停水", "停水", "东区河街道人民路1号", OUTAGE, List.of("river", "east"), null, NOW, false);
        assertThat(Likeness.of(east, west).worthShowing()).isFalse();
        assertThat(Likeness.of(east, somewhereEast).worthShowing()).isTrue();
    }

    @Test
    void whoCallsAgainAndWhatIsStillOpenCountForMore() {
        UUID citizen = UUID.randomUUID();
        Telling again = Telling.of("停水", "停水", "人民路1号", OUTAGE, List.of(), citizen, NOW, false);
        Telling stranger = Telling.of("停水", "停水", null, OUTAGE, List.of(), UUID.randomUUID(), NOW, false);
        Telling same = Telling.of("停水", "停水", null, OUTAGE, List.of(), citizen, NOW, false);
        Telling over = Telling.of("停水", "停水", null, OUTAGE, List.of(), citizen, NOW, true);
        assertThat(Likeness.of(again, same).value())
                .isGreaterThan(Likeness.of(again, stranger).value())
                .isGreaterThan(Likeness.of(again, over).value());
    }

    @Test
    void whatEveryCallerSaysIsNothingInCommon() {
        Telling one = telling("市民反映", "希望有关部门尽快处理", null, List.of(), Duration.ZERO);
        assertThat(one.wordings().none()).isTrue();
    }

    @Test
    void aValueStaysBetweenNothingAndCertainty() {
        UUID citizen = UUID.randomUUID();
        Telling one = Telling.of("停水", "今早停水没有通知", "人民路1号", OUTAGE, List.of(), citizen, NOW, false);
        assertThat(Likeness.of(one, one).value()).isEqualTo(1);
        assertThat(Likeness.of(one, telling("跳舞", "晚上", "解放路2号", List.of("noise"), Duration.ofDays(90)))
                        .value())
                .isBetween(0.0, 0.2);
    }
}
