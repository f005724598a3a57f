package org.civicline.knowledgebase.triage.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.civicline.knowledgebase.triage.learning.Marks.Answered;
import org.civicline.knowledgebase.triage.learning.Marks.Confusion;
import org.junit.jupiter.api.Test;

class MarksTest {

    /** Three of A, one of them taken for B; one of B, right; one of C, taken for A. */
    private static final Marks MARKS = new Marks(List.of(
            new Answered("A", "A", 0.9),
            new Answered("A", "A", 0.8),
            new Answered("A", "B", 0.4),
            new Answered("B", "B", 0.7),
            new Answered("C", "A", 0.6)));

    @Test
    void accuracyIsHowManyAreRight() {
        assertThat(MARKS.accuracy()).isEqualTo(0.6);
        assertThat(new Marks(List.of()).accuracy()).isZero();
    }

    @Test
    void inTheMacroF1ARareLabelCountsAsMuchAsAFrequentOne() {
        // A: found 2 of 3, 2 of 3 given right; B: 1 of 1, 1 of 2; C: never found
        assertThat(MARKS.macroF1()).isCloseTo((2.0 / 3 + 2.0 / 3 + 0) / 3, within(1e-9));
        assertThat(new Marks(List.of()).macroF1()).isZero();
    }

    @Test
    void aLabelNobodyGaveLowersNoMean() {
        assertThat(new Marks(List.of(new Answered("A", "A", 1), new Answered("A", "Z", 1))).macroF1())
                .isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void confusionsAreCounted() {
        assertThat(MARKS.confusions(5))
                .containsExactlyInAnyOrder(new Confusion("A", "B", 1), new Confusion("C", "A", 1));
        assertThat(MARKS.confusions(1)).hasSize(1);
    }

    @Test
    void whoAnswersOnlyWhenSureIsRightMoreOften() {
        assertThat(MARKS.sureFrom(0.7)).isEqualTo(new Marks.Sure(0.6, 1));
        assertThat(MARKS.sureFrom(0.95)).isEqualTo(new Marks.Sure(0, 0));
    }
}
