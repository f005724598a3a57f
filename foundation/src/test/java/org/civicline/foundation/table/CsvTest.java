package org.civicline.foundation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void aCellInQuotesMayHoldCommasLinesAndQuotes() {
        assertThat(read("a, b \r\n\"一,二\n三\",\"他说\"\"好\"\"\"\n"))
                .containsExactly(List.of("a", "b"), List.of("一,二\n三", "他说\"好\""));
    }

    @Test
    void aQuoteInsideACellIsJustThat() {
        assertThat(read("12\" 管,x")).containsExactly(List.of("12\" 管", "x"));
    }

    @Test
    void emptyLinesCountExceptAtTheEnd() {
        assertThat(read("a\n\nb\n\n ,\n")).containsExactly(List.of("a"), List.of(""), List.of("b"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void theMarkThatSpreadsheetsPutBeforeUtf8IsNoPartOfTheFirstCell() {
        assertThat(read("\uFEFF分类,x")).containsExactly(List.of("分类", "x"));
    }

    @Test
    void whatIsNotUtf8IsReadAsGb18030() {
        assertThat(Csv.read("路灯,城管局".getBytes(Charset.forName("GB18030")))).containsExactly(List.of("路灯", "城管局"));
    }

    @Test
    void aQuoteThatNeverEndsTakesTheRest() {
        assertThat(read("\"a,b\nc")).containsExactly(List.of("a,b\nc"));
    }

    private static List<List<String>> read(String text) {
        return Csv.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
