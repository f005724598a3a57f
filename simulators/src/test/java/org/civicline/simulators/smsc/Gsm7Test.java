package org.civicline.simulators.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Gsm7Test {

    @Test
    void textReadsBackAsWritten() {
        String text = "Hello @£$ {€} ~[x]^\\| Ñüà ΔΦ";

        assertThat(Gsm7.covers(text)).isTrue();
        assertThat(Gsm7.decode(Gsm7.encode(text))).isEqualTo(text);
    }

    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(Gsm7.encode("@_à€")).containsExactly(0x00, 0x11, 0x7f, 0x1b, 0x65);
    }

    @Test
    void hanziAndEmojiAreNotInIt() {
        assertThat(Gsm7.covers("好")).isFalse();
        assertThat(Gsm7.covers("😀")).isFalse();
    }

    @Test
    void aLongLatinTextIsCutAtSeptetsAndNeverInsideAnEscape() {
        String text = "€".repeat(200);
        Parts parts = Parts.of(text, 1);

        assertThat(parts.bodies()).hasSize(3).allSatisfy(body -> {
            assertThat(body.length).isLessThanOrEqualTo(159);
            assertThat((body.length - 6) % 2).isZero();
        });
    }

    @Test
    void aLongChineseTextNeverCutsAnEmoji() {
        Parts parts = Parts.of("字" + "😀".repeat(100), 1);

        assertThat(parts.bodies())
                .allSatisfy(body -> assertThat(new String(body, 6, body.length - 6, StandardCharsets.UTF_16BE))
                        .doesNotContain("\ufffd")
                        .matches("字?(😀)*"));
    }
}
