package org.civicline.accessibility.mandarin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.civicline.accessibility.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MandarinReaderTest {

    private final MandarinReader reader = new MandarinReader(Lexicon.bundled());

    static Stream<Arguments> golden() {
        return Table.rows(MandarinReaderTest.class, "golden.tsv");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void readsAsAnAnnouncerWould(String written, String pinyin) {
        MandarinReader.Reading reading = reader.read(Normaliser.normalise(written));

        assertThat(reading.pinyin()).isEqualTo(pinyin);
        assertThat(reading.unreadable()).isEmpty();
    }

    @Test
    void traditionalCharactersAreReadAsTheWordsTheyAre() {
        assertThat(read("臺灣銀行")).isEqualTo("tai2 wan1 yin2 hang2");
    }

    @Test
    void aLexiconEntryChangesTheReading() {
        MandarinReader edited = new MandarinReader(Lexicon.of("朝阳路 zhao1 yang2 lu4 # 某市的读法"));

        assertThat(edited.read("朝阳路").pinyin()).isEqualTo("zhao1 yang2 lu4");
    }

    @Test
    void anEntryOfTwoCharactersDoesNotTearWordsApart() {
        MandarinReader edited = new MandarinReader(Lexicon.of("和服 he2 fu2\n长期 zhang3 qi1"));

        assertThat(edited.read("和服务处联系").pinyin()).startsWith("he2 fu2 wu4 chu4");
        assertThat(edited.read("处长期待").pinyin()).isNotEqualTo("chu4 zhang3 qi1 dai4 zhang3");
    }

    @Test
    void everyEditedLexiconHasItsOwnVersion() {
        assertThat(Lexicon.of("朝阳 chao2 yang2").version())
                .isNotEqualTo(Lexicon.of("朝阳 zhao1 yang2").version());
    }

    @Test
    void aLineThatIsNoReadingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lexicon.of("朝阳 chao2"))
                .withMessageContaining("朝阳 chao2");
        assertThatIllegalArgumentException().isThrownBy(() -> Lexicon.of("朝阳 chao2 yang"));
    }

    @Test
    void whatNoDictionaryHasIsNamedInsteadOfSkipped() {
        assertThat(reader.read("您好㐂").unreadable()).isEqualTo("㐂");
        assertThat(reader.read("Привет您好").unreadable()).isEqualTo("Привет");
        assertThat(reader.read("こんにちは").unreadable()).isEqualTo("こんにちは");
    }

    @Test
    void aSentenceWithoutPunctuationGetsBreathsAndLosesNothing() {
        String pinyin = read("请您尽快办理".repeat(60));

        assertThat(MandarinReader.countSyllables(pinyin)).isEqualTo(360);
        assertThat(Arrays.stream(pinyin.split("[,;!]")).mapToInt(MandarinReader::countSyllables))
                .allMatch(syllables -> syllables <= 45);
    }

    private String read(String text) {
        return reader.read(Normaliser.normalise(text)).pinyin();
    }
}
