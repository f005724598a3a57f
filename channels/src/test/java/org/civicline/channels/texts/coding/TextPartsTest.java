package org.civicline.channels.texts.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartsTest {

    @Test
    void chineseGoesAsUcs2() {
        List<Part> parts = TextParts.of("您好", 1);

        assertThat(parts).hasSize(1);
        assertThat(parts.getFirst().dataCoding()).isEqualTo(8);
        assertThat(parts.getFirst().header()).isFalse();
        assertThat(parts.getFirst().content()).containsExactly(0x60, 0xA8, 0x59, 0x7D);
    }

    @Test
    void englishGoesInTheDefaultAlphabet() {
        Part part = TextParts.of("Hi @ £5 {ok} €", 1).getFirst();

        assertThat(part.dataCoding()).isZero();
        assertThat(part.content())
                .containsExactly(
                        'H', 'i', ' ', 0x00, ' ', 0x01, '5', ' ', 0x1B, 0x28, 'o', 'k', 0x1B, 0x29, ' ', 0x1B, 0x65);
    }

    @Test
    void seventyCharactersFitAndSeventyOneAreTwoParts() {
        assertThat(TextParts.of("市".repeat(70), 1)).hasSize(1);
        List<Part> parts = TextParts.of("市".repeat(71), 0x1234);

        assertThat(parts).hasSize(2).allMatch(Part::header);
        assertThat(Arrays.copyOf(parts.get(0).content(), 6)).containsExactly(5, 0, 3, 0x34, 2, 1);
        assertThat(Arrays.copyOf(parts.get(1).content(), 6)).containsExactly(5, 0, 3, 0x34, 2, 2);
        assertThat(parts.get(0).content()).hasSize(6 + 67 * 2);
        assertThat(parts.get(1).content()).hasSize(6 + 4 * 2);
    }

    @Test
    void hundredAndSixtySeptetsFitAndOneMoreAreTwoParts() {
        assertThat(TextParts.of("a".repeat(160), 1)).hasSize(1);
        List<Part> parts = TextParts.of("a".repeat(161), 1);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).content()).hasSize(6 + 153);
    }

    @Test
    void noPartEndsInTheMiddleOfACharacter() {
        String text = "好".repeat(66) + "😀" + "了".repeat(20);
        List<Part> parts = TextParts.of(text, 1);

        assertThat(parts.get(0).content()).hasSize(6 + 66 * 2);
        assertThat(utf16(parts.get(1))).startsWith("😀");
        assertThat(joined(parts)).isEqualTo(text);
    }

    @Test
    void noPartEndsInTheMiddleOfAnEscapedSeptet() {
        String text = "a".repeat(152) + "€" + "b".repeat(20);
        List<Part> parts = TextParts.of(text, 1);

        assertThat(parts.get(0).content()).hasSize(6 + 152);
        assertThat(TextDecoding.decode(0, withoutHeader(parts.get(1)))).startsWith("€");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 67, 70, 71, 134, 135, 300, 1000, 4000})
    void theSameTextComesBackFromItsParts(int length) {
        String text = "一二三四五六七八九😀".repeat(length / 11 + 1).substring(0, length);
        if (Character.isHighSurrogate(text.charAt(length - 1))) {
            text = text.substring(0, length - 1);
        }

        assertThat(joined(TextParts.of(text, 9))).isEqualTo(text);
    }

    @Test
    void moreThan255PartsAreRefused() {
        assertThat(TextParts.of("市".repeat(255 * 67), 1)).hasSize(255);
        assertThatThrownBy(() -> TextParts.of("市".repeat(255 * 67 + 1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String joined(List<Part> parts) {
        var octets = new ByteArrayOutputStream();
        parts.forEach(part -> octets.writeBytes(withoutHeader(part)));
        return octets.toString(StandardCharsets.UTF_16BE);
    }

    private static String utf16(Part part) {
        return new String(withoutHeader(part), StandardCharsets.UTF_16BE);
    }

    private static byte[] withoutHeader(Part part) {
        return part.header() ? Arrays.copyOfRange(part.content(), 6, part.content().length) : part.content();
    }
}
