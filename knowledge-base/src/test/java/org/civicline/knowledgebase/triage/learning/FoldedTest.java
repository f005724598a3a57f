package org.civicline.knowledgebase.triage.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTest {

    @Test
    void widthCaseAndNumbersDoNotMatter() {
        assertThat(Folded.of("ＡＢｃ１２３４５６７").toString()).isEqualTo("abc0000");
        assertThat(Folded.of("abC987654321").toString()).isEqualTo("abc0000");
    }

    @Test
    void eachSignKnowsWhereItStood() {
        Folded folded = Folded.of("  𠮷野家\r\n\t很吵");
        assertThat(folded.toString()).isEqualTo("𠮷野家 很吵");
        assertThat(folded.at()).containsExactly(2, 4, 5, 6, 9, 10);
    }

    @Test
    void whatIsNoTextIsHarmless() {
        assertThat(Folded.of(null).length()).isZero();
        assertThat(Folded.of("\uD800\u0000\uDC00").tells()).isFalse();
        assertThat(Folded.of("！！！1234").tells()).isFalse();
        assertThat(Folded.of("路").tells()).isTrue();
        assertThat(Folded.of("长".repeat(3) + "短".repeat(9_000)).length()).isEqualTo(7);
        assertThat(Folded.of("ab".repeat(9_000)).length()).isEqualTo(Folded.LONGEST);
    }
}
