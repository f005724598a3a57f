package org.civicline.knowledgebase.search.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private final Confidence confidence = Confidence.learnt();

    @Test
    void whoStandsFarBeforeAllOthersAndIsCloseInMeaningIsSure() {
        float far = confidence.of(figures(0.8f, 0), List.of(12f, 3f, 2f));

        assertThat(confidence.isSure(far)).isTrue();
        assertThat(far).isBetween(0.9f, 1f);
    }

    @Test
    void twoThatStandAlikeAreNotSure() {
        float alike = confidence.of(figures(0.8f, 0), List.of(12f, 11.9f, 2f));

        assertThat(confidence.isSure(alike)).isFalse();
        assertThat(alike).isLessThan(confidence.of(figures(0.8f, 0), List.of(12f, 3f, 2f)));
    }

    @Test
    void onlyOneFoundButFarInMeaningIsLessSure() {
        assertThat(confidence.of(figures(0.3f, 0), List.of(2f)))
                .isLessThan(confidence.of(figures(0.8f, 0), List.of(2f)));
    }

    @Test
    void anArticleThatOnlyRepeatsTheQuestionIsNoAnswer() {
        assertThat(confidence.of(figures(0.99f, 1), List.of(12f, 3f, 2f))).isZero();
    }

    private static float[] figures(float meaning, float onlyAsks) {
        float[] figures = new float[Evidence.names().size()];
        figures[Evidence.names().indexOf("meaning-passage")] = meaning;
        figures[Evidence.names().indexOf("meaning-whole")] = meaning;
        figures[Evidence.names().indexOf("pairs-covered")] = 1;
        figures[Evidence.names().indexOf("only-asks")] = onlyAsks;
        return figures;
    }
}
