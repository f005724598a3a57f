package org.civicline.accessibility.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.civicline.accessibility.voice.LanguageRuns.Language.ENGLISH;
import static org.civicline.accessibility.voice.LanguageRuns.Language.MANDARIN;

import org.civicline.accessibility.voice.LanguageRuns.Run;
import org.junit.jupiter.api.Test;

class LanguageRunsTest {

    @Test
    void englishWordsInChineseAreEnglish() {
        assertThat(LanguageRuns.inMandarin("请连接WiFi，在Beijing Fu网站登录"))
                .containsExactly(
                        new Run(MANDARIN, "请连接"),
                        new Run(ENGLISH, "WiFi"),
                        new Run(MANDARIN, "，在"),
                        new Run(ENGLISH, "Beijing Fu"),
                        new Run(MANDARIN, "网站登录"));
    }

    @Test
    void initialsInChineseAreSpelledInMandarin() {
        assertThat(LanguageRuns.inMandarin("下载APP，到A座办ETC，www点gov点cn"))
                .containsExactly(
                        new Run(MANDARIN, "下载APP，到A座办ETC，www点"), new Run(ENGLISH, "gov"), new Run(MANDARIN, "点cn"));
    }

    @Test
    void hanziInEnglishAreMandarin() {
        assertThat(LanguageRuns.inEnglish("Please go to 朝阳区、人民路 before 5."))
                .containsExactly(
                        new Run(ENGLISH, "Please go to"), new Run(MANDARIN, "朝阳区、人民路"), new Run(ENGLISH, "before 5."));
    }

    @Test
    void punctuationAloneIsNothingToSay() {
        assertThat(LanguageRuns.inMandarin("，。")).isEmpty();
        assertThat(LanguageRuns.inEnglish("... !")).isEmpty();
    }
}
