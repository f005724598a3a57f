package org.civicline.knowledgebase.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.knowledgebase.ArticleForms;
import org.civicline.knowledgebase.ArticleForms.Form;
import org.junit.jupiter.api.Test;

class ArticleWriterTest {

    private static final String ADDRESS = "https://12345.example/articles/ZS-0001";

    private final ArticleForms forms = new ArticleWriter();

    @Test
    void stepsAreCountedAndHeadingsLeadToWhatFollows() {
        Form form = forms.spoken("""
                停水先看公告。

                ## 怎么报修

                1. 拨打水务热线
                2. 说明地址
                """);

        assertThat(form).isEqualTo(new Form("停水先看公告。怎么报修：第1步，拨打水务热线。第2步，说明地址。", true));
    }

    @Test
    void aTableIsReadRowByRowWithTheNamesOfItsColumns() {
        Form form = forms.spoken("""
                | 情况 | 时限 |
                |---|---|
                | 一般漏点 | 8 小时 |
                | 主管道 | 24 小时 |
                """);

        assertThat(form.text()).isEqualTo("情况：一般漏点，时限：8 小时。情况：主管道，时限：24 小时。");
    }

    @Test
    void nobodyIsReadAnAddressOrMarkup() {
        Form form =
                forms.spoken("请到**政务大厅**办理，见[指南](https://a.example/x?y=1)或 https://b.example/z 。![图](p.png)\n\n- `户号`");

        assertThat(form.text()).isEqualTo("请到政务大厅办理，见指南或。户号。");
    }

    @Test
    void whatIsTooLongEndsWithAWholeSentenceAndNeverWithAHeading() {
        String sentence = "这是一个二十个字长的句子请您耐心听完它吧。";
        Form form = forms.spoken(sentence.repeat(11) + "\n\n## 还有\n\n" + sentence);

        assertThat(form.whole()).isFalse();
        assertThat(form.text()).isEqualTo(sentence.repeat(11));
        assertThat(form.text().length()).isLessThanOrEqualTo(ArticleForms.LONGEST_SPOKEN);
    }

    @Test
    void aMessageFitsIntoThreePartsAndEndsWithTheAddress() {
        Form form = forms.message(12, "停水怎么办", "很长的说明，一句接着一句。".repeat(100), ADDRESS);

        assertThat(form.whole()).isFalse();
        assertThat(form.text()).startsWith("《停水怎么办》很长的说明").endsWith("…\n" + ADDRESS);
        assertThat(form.text().length()).isLessThanOrEqualTo(3 * 67 - 12);
        assertThat(forms.message(0, "停水", "看公告。", ADDRESS)).isEqualTo(new Form("《停水》看公告。\n" + ADDRESS, true));
        assertThat(forms.message(0, "停水", "看公告。", null).text()).isEqualTo("《停水》看公告。");
    }

    @Test
    void oneSentenceThatIsTooLongIsCutBetweenCharacters() {
        Form form = forms.spoken("😀".repeat(300));

        assertThat(form.whole()).isFalse();
        assertThat(form.text().codePoints()).allMatch(one -> one == 0x1F600);
        assertThat(forms.message(0, "题".repeat(200), "正文。", ADDRESS).text())
                .startsWith("《题题")
                .endsWith("…》正文。\n" + ADDRESS);
    }

    @Test
    void whatHasNoWordsIsEmpty() {
        assertThat(forms.spoken("![图](p.png)\n\n---\n")).isEqualTo(new Form("", true));
    }
}
