package org.civicline.ticketing.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.civicline.ticketing.figures.Figure.Better;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void isWilsons() {
        // By R: prop.test(81, 263, correct = FALSE) gives 0.2553 to 0.3662.
        Interval interval = Interval.of(new Reading(81, 263));
        assertThat(interval.low()).isCloseTo(0.2553, within(0.0002));
        assertThat(interval.high()).isCloseTo(0.3662, within(0.0002));
    }

    @Test
    void staysBetweenNothingAndAll() {
        assertThat(Interval.of(new Reading(0, 1)).low()).isZero();
        assertThat(Interval.of(new Reading(5, 5)).high()).isEqualTo(1);
        assertThat(Interval.of(Reading.NOTHING)).isEqualTo(Interval.ANYWHERE);
    }

    @Test
    void ofAMeanItComesFromHowFarWhatWasSeenLiesApart() {
        // 10, 20, 30, 40: a mean of 25, a standard deviation of 12.91, of the mean 6.455.
        Interval interval = Interval.ofMean(new Reading(100, 4, 3000));
        assertThat(interval.low()).isCloseTo(25 - 1.96 * 6.455, within(0.01));
        assertThat(interval.high()).isCloseTo(25 + 1.96 * 6.455, within(0.01));
        assertThat(Interval.ofMean(new Reading(100, 4, 2500))).isEqualTo(new Interval(25, 25));
        assertThat(Interval.ofMean(Reading.NOTHING)).isEqualTo(Interval.ANYWHERE);
    }

    @Test
    void whoseIntervalsTouchCannotBeToldApart() {
        var others = new Interval(0.6, 0.7);
        assertThat(Standing.of(new Interval(0.65, 0.9), others, Better.MORE)).isEqualTo(Standing.ALIKE);
        assertThat(Standing.of(new Interval(0.71, 0.9), others, Better.MORE)).isEqualTo(Standing.BETTER);
        assertThat(Standing.of(new Interval(0.71, 0.9), others, Better.LESS)).isEqualTo(Standing.WORSE);
    }

    @Test
    void aStandingNeedsMoreThanChance() {
        assertThat(Standing.of(new Interval(0.8, 0.9), 0.7, Better.MORE)).isEqualTo(Standing.BETTER);
        assertThat(Standing.of(new Interval(0.6, 0.9), 0.7, Better.MORE)).isEqualTo(Standing.ALIKE);
        assertThat(Standing.of(new Interval(0.8, 0.9), 0.7, Better.LESS)).isEqualTo(Standing.WORSE);
        assertThat(Standing.of(new Interval(0.1, 0.2), 0.7, Better.LESS)).isEqualTo(Standing.BETTER);
    }
}
