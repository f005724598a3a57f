package org.civicline.accessibility.mandarin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.civicline.accessibility.Table;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {

    static Stream<Arguments> sentences() {
        return Table.rows(NormaliserTest.class, "normaliser.tsv");
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void writesOutWhatIsSaid(String written, String said) {
        assertThat(Normaliser.normalise(written)).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void leavesNothingThatHasNoReading(String written) {
        assertThat(Normaliser.normalise(written)).matches("[\\p{IsHan}A-Za-z '，；。]*");
    }

    @Test
    void signsThatNobodySaysVanishAndForeignLettersStayToBeRefused() {
        assertThat(Normaliser.normalise("\u0000\u0007😀\uFE0F\u200B")).isEmpty();
        assertThat(Normaliser.normalise("Привет")).isEqualTo("Привет");
        assertThat(Normaliser.normalise("٣")).isEqualTo("٣");
    }

    /** Backtracking over a thousand digits, stars or brackets must not take noticeable time. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1-", "1.", "1,", "*", "1/", "12:", "2~", "拨打1，", "A1", "a@", "-", "("})
    void hostileInputTakesNoTime(String part) {
        String hostile = part.repeat(1000 / part.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Normaliser.normalise(hostile));
    }
}
