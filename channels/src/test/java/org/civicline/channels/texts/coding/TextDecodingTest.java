package org.civicline.channels.texts.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextDecodingTest {

    @Test
    void everyCodingInUseIsRead() {
        assertThat(TextDecoding.decode(0, new byte[] {0x00, 0x41, 0x1B, 0x65, 0x11}))
                .isEqualTo("@A€_");
        assertThat(TextDecoding.decode(1, ascii("abc"))).isEqualTo("abc");
        assertThat(TextDecoding.decode(3, new byte[] {(byte) 0xE9})).isEqualTo("é");
        assertThat(TextDecoding.decode(8, "您好😀".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("您好😀");
        assertThat(TextDecoding.decode(15, "您好".getBytes(Charset.forName("GB18030"))))
                .isEqualTo("您好");
    }

    @Test
    void schemesWithAClassAreRead() {
        assertThat(TextDecoding.decode(0x18, "您".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("您");
        assertThat(TextDecoding.decode(0x10, ascii("a"))).isEqualTo("a");
        assertThat(TextDecoding.decode(0xF0, ascii("a"))).isEqualTo("a");
        assertThat(TextDecoding.decode(0xF4, ascii("a"))).isEqualTo("a");
    }

    @Test
    void brokenOctetsStillGiveSomething() {
        assertThat(TextDecoding.decode(8, new byte[] {0x60})).isEqualTo("\uFFFD");
        assertThat(TextDecoding.decode(0, new byte[] {0x41, 0x1B})).isEqualTo("A");
        assertThat(TextDecoding.decode(4, new byte[] {0x01, (byte) 0xFF})).hasSize(2);
    }

    @Test
    void whatIsKeptHasNoControlCharactersAndNoHalves() {
        assertThat(PlainText.of("a\0b\u0007c\r\nd\te")).isEqualTo("abc\nd\te");
        assertThat(PlainText.of("x\uD83Dy\uDE00z")).isEqualTo("x\uFFFDy\uFFFDz");
        assertThat(PlainText.of("😀")).isEqualTo("😀");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
