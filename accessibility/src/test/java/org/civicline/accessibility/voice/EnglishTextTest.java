package org.civicline.accessibility.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            this is the 12345 hotline       | this is the 1 2 3 4 5 hotline
            case number 20261122000123.     | case number 2 0 2 6, 1 1 2 2, 0 0 0 1, 2 3.
            call 110 or dial 119            | call 1 1 0 or dial 1 1 9
            on 2026-11-02 at 10:30          | on November 2, 2026 at 10 30
            9:00-17:05                      | 9 o'clock to 17 oh 5
            ¥3.50 or ¥12                    | 3 yuan 50 or 12 yuan
            $3.50                           | $3.50
            press # or *                    | press hash or star
            25°C, 60%                       | 25 degrees Celsius, 60 percent
            3-5 days                        | 3 to 5 days
            café naïve                      | cafe naive
            “A” & b@c                       | A and b at c
            room 1203                       | room 1 2 0 3
            in 2026                         | in 2026
            """)
    void writesOutWhatFreettsDoesNotKnow(String written, String said) {
        assertThat(EnglishText.normalise(written)).isEqualTo(said);
    }

    @Test
    void emojiVanishAndOtherScriptsStayToBeRefused() {
        assertThat(EnglishText.normalise("Hello 😀")).isEqualTo("Hello");
        assertThat(EnglishText.normalise("您好")).isEqualTo("您好");
    }
}
