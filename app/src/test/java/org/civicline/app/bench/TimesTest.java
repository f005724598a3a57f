package org.civicline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void quantilesAreTheSampleThatSoManyAreNotAbove() {
        var times = new Times();
        for (int i = 100; i >= 1; i--) {
            times.add("one", i * 1_000_000L);
        }
        assertThat(times.millis("one", 0)).isEqualTo(1);
        assertThat(times.millis("one", 0.5)).isEqualTo(50);
        assertThat(times.millis("one", 0.95)).isEqualTo(95);
        assertThat(times.millis("one", 1)).isEqualTo(100);
        assertThat(times.millis("another", 0.5)).isZero();
    }

    @Test
    void whatThreadsMeasuredIsPutTogether() {
        var all = new Times();
        for (int thread = 1; thread <= 3; thread++) {
            var own = new Times();
            own.add("one", thread * 1_000_000L);
            all.and(own);
        }
        assertThat(all.millis("one", 0.5)).isEqualTo(2);
        assertThat(all.millis("one", 1)).isEqualTo(3);
    }
}
