package org.civicline.channels.texts.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.ticketing.Satisfaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingDigitTest {

    @ParameterizedTest
    @ValueSource(strings = {"5", " 5 ", "５", "\u30005\n", "5。", "5!", "\u200b5"})
    void aDigitAloneIsARatingHoweverItIsWritten(String body) {
        assertThat(RatingDigit.in(body)).contains(Satisfaction.VERY_SATISFIED);
    }

    @Test
    void zeroSaysNotSolved() {
        assertThat(RatingDigit.in("０")).contains(Satisfaction.NOT_SOLVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "55", "5分", "五", "", " ", "⑤", "٥", "满意", "-5", "5 5"})
    void anythingElseIsNot(String body) {
        assertThat(RatingDigit.in(body)).isEmpty();
    }
}
