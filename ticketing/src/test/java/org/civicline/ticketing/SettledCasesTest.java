package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.SettledCases.Settled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettledCasesTest extends CaseWork {

    /** After all that other tests close. */
    private static final Instant OPENED = Instant.parse("2090-01-02T02:00:00Z");

    @Autowired
    PastCases pastCases;

    @Autowired
    SettledCases settled;

    @BeforeAll
    void someCases() {
        signedIn.out();
        pastCases.add(List.of(
                past(1, "路灯坏了", false, OPENED.plusSeconds(400), "water"),
                past(2, "谢谢", false, OPENED.plusSeconds(500), null),
                past(3, "举报信", true, OPENED.plusSeconds(600), "water"),
                past(4, "还没有办", false, null, "water"),
                past(5, "已被遗忘", false, OPENED.plusSeconds(700), "water"),
                past(6, "同时办结", false, OPENED.plusSeconds(400), "ecology")));
        jdbc.sql("UPDATE ticketing.ticket SET erased_at = now() WHERE number = '20900102-700005'")
                .update();
    }

    @Test
    void whatIsOverIsToldAsItWasInTheEndNewestFirst() {
        signedIn.out();
        List<Settled> newest = settled.newest(null, 3).items();
        assertThat(newest.getFirst())
                .isEqualTo(new Settled(
                        "20900102-700002",
                        TicketType.HELP,
                        NOISE,
                        Urgency.URGENT,
                        null,
                        "谢谢",
                        "家里自来水发黄。",
                        "和平路2号",
                        "已办理。",
                        OPENED.plusSeconds(500)));
        assertThat(newest)
                .extracting(Settled::answer)
                .as("by the department too")
                .containsOnly("已办理。");
        assertThat(newest.subList(1, newest.size()))
                .extracting(Settled::departmentCode)
                .containsExactlyInAnyOrder("water", "ecology");
    }

    @Test
    void noPageSkipsOrRepeatsOneThatWasClosedInTheSameMoment() {
        signedIn.out();
        var titles = new ArrayList<String>();
        String after = null;
        for (int i = 0; i < 3; i++) {
            Slice<Settled> page = settled.newest(after, 1);
            titles.add(page.items().getFirst().title());
            after = page.next();
        }
        assertThat(titles).containsExactlyInAnyOrder("谢谢", "路灯坏了", "同时办结");
    }

    @Test
    void nobodyReadsThemAllWhoIsSignedIn() {
        signedIn.as(supervisor);
        assertThatThrownBy(() -> settled.newest(null, 1)).isInstanceOf(RefusedException.class);
        signedIn.out();
    }

    private PastCase past(
            int number, String title, boolean confidential, @Nullable Instant closed, @Nullable String department) {
        boolean over = closed != null;
        return new PastCase(
                "20900102-70000" + number,
                Samples.phone(),
                null,
                Channel.PHONE,
                agent.id(),
                0,
                TicketType.HELP,
                NOISE,
                Urgency.URGENT,
                title,
                "家里自来水发黄。",
                "和平路2号",
                confidential,
                OPENED,
                null,
                department,
                department == null ? null : OPENED.plusSeconds(10),
                department == null || !over ? null : OPENED.plusSeconds(20),
                department == null || !over ? null : OPENED.plusSeconds(30),
                over ? "已办理。" : null,
                null,
                over && department != null,
                null,
                null,
                null,
                closed,
                List.of());
    }
}
