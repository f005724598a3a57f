package org.civicline.ticketing.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.ResourceBundle;
import org.civicline.foundation.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {

    @Test
    void aTextMayHaveLinesTabsAndEmojiAndLosesItsEdges() {
        assertThat(Field.TEXT.require(" 一\r\n二\t三\r四 👨‍👩‍👧 𠮷 \n")).isEqualTo("一\n二\t三\n四 👨‍👩‍👧 𠮷");
    }

    @Test
    void whatStandsOnOneLineIsBroughtOntoOne() {
        assertThat(Field.TITLE.require("水管\n 爆裂\t")).isEqualTo("水管 爆裂");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001Bb", "a\u0085b", "a\uD83Db", "\uDE00", "a\u007Fb"})
    void controlCharactersAndHalvesOfCharactersAreRefused(String written) {
        assertThat(refusal(Field.TEXT, written)).isEqualTo("ticketing.text-unsuitable-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u3000"})
    void aBlankIsMissing(String written) {
        assertThat(refusal(Field.TITLE, written)).isEqualTo("ticketing.title-missing");
        assertThat(Field.ADDRESS.accept(written)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void theLimitIsCountedInCharactersAsReadersDo(Field field) {
        assertThat(field.require("😀".repeat(field.limit()))).hasSize(2 * field.limit());
        assertThat(refusal(field, "字".repeat(field.limit() + 1))).isEqualTo(field.code("too-long"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasItsWordsInBothLanguages(Field field) {
        for (Locale language : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            var texts = ResourceBundle.getBundle(
                    "messages/ticketing",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            for (String problem : new String[] {"missing", "too-long", "unsuitable-characters"}) {
                assertThat(texts.containsKey("refusal." + field.code(problem) + ".title"))
                        .isTrue();
                assertThat(texts.containsKey("refusal." + field.code(problem) + ".remedy"))
                        .isTrue();
            }
        }
    }

    @Test
    void whatWasHeardIsKeptAsNearAsCanBe() {
        assertThat(Heard.text("a\u0000b\uD800c😀\u0007")).isEqualTo("a\uFFFDb\uFFFDc😀\u0007");
    }

    private static String refusal(Field field, String written) {
        var refused = new String[1];
        assertThatThrownBy(() -> field.require(written))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        exception -> refused[0] = exception.refusal().code());
        return refused[0];
    }
}
