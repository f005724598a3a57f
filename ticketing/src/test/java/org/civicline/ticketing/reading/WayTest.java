package org.civicline.ticketing.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.ticketing.reading.CommonPairs.Hits;
import org.junit.jupiter.api.Test;

class WayTest {

    private static final double MILLION = 1_000_000;
    private static final Pace PACE = new Pace(5_000, 500, 6_000);

    private static Way way(double likely, double most) {
        return new Way(new Hits(MILLION, likely, most), PACE, 41);
    }

    @Test
    void ofARareWordTheIndexIsAskedAtOnce() {
        assertThat(way(0, 4_200).alongTheInbox()).isFalse();
    }

    @Test
    void aCommonWordIsMetAlongTheInbox() {
        assertThat(way(140_000, 140_000).alongTheInbox()).isTrue();
        assertThat(new Way(new Hits(100_000, 3_000, 3_000), PACE, 41).alongTheInbox())
                .as("few enough for the index, but the page is full sooner")
                .isTrue();
    }

    @Test
    void theIndexIsShorterForWhatTurnsOutToBeRare() {
        Way rare = way(0, 8_000);
        assertThat(rare.alongTheInbox()).isTrue();
        rare.went(500, 0);
        assertThat(rare.alongTheInbox()).isFalse();

        Way rather = way(2_000, 8_000);
        rather.went(500, 3);
        assertThat(rather.alongTheInbox())
                .as("6,300 cases to go, or 6,000 hits")
                .isFalse();
    }

    @Test
    void whatIsCommonButNotHereIsNeverFetchedByTheIndex() {
        Way elsewhere = way(140_000, 140_000);
        int walked = 0;
        while (!elsewhere.farEnough()) {
            assertThat(elsewhere.alongTheInbox()).isTrue();
            walked += elsewhere.stride();
            elsewhere.went(elsewhere.stride(), 0);
        }
        assertThat(walked).isEqualTo(PACE.most());
    }

    @Test
    void whatIsOftenMetIsWalkedOnFor() {
        Way common = way(0, 8_000);
        common.went(500, 5);
        assertThat(common.alongTheInbox()).isTrue();
    }

    @Test
    void nothingIsKnownOfANewDatabase() {
        assertThat(new Way(new Hits(0, 0, 0), PACE, 41).alongTheInbox()).isFalse();
    }
}
