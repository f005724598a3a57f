package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.editorial.Finding.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentChecksTest {

    @Test
    void aSoundTextHasNothingToBePutRight() {
        assertThat(kinds("""
                ### 办理条件

                在本市居住，见[居住证条例](https://example.org/law)。

                #### 材料

                | 材料 | 份数 |
                |---|---|
                | 身份证 | 1 |

                ![窗口在一楼东侧](https://example.org/map.png)
                """)).isEmpty();
    }

    @Test
    void headingsThatLeaveOutALevelOrSayNothingAreFound() {
        assertThat(kinds("## 一\n\n字\n\n#### 二\n\n字")).containsExactly(Kind.HEADING_LEVEL_LEFT_OUT);
        assertThat(kinds("# 标题\n\n字")).containsExactly(Kind.HEADING_LEVEL_LEFT_OUT);
        assertThat(kinds("##\n\n字")).containsExactly(Kind.HEADING_EMPTY);
        assertThat(kinds("**所需材料**\n\n字")).containsExactly(Kind.BOLD_FOR_HEADING);
    }

    @Test
    void tablesWithoutAHeaderPicturesWithoutATextAndLinksThatSayNothingAreFound() {
        assertThat(kinds("| | 份数 |\n|---|---|\n| 身份证 | 1 |")).containsExactly(Kind.TABLE_WITHOUT_HEADER);
        assertThat(kinds("![](https://example.org/a.png)")).containsExactly(Kind.IMAGE_WITHOUT_TEXT);
        assertThat(kinds("请[点这里](https://example.org)")).containsExactly(Kind.LINK_SAYS_NOTHING);
        assertThat(kinds("请看[https://example.org/x](https://example.org/x)")).containsExactly(Kind.LINK_SAYS_NOTHING);
        assertThat(kinds("请[Click Here](https://example.org)")).containsExactly(Kind.LINK_SAYS_NOTHING);
    }

    @Test
    void theEnglishTextIsLookedAtToo() {
        assertThat(kindsOf(content("字", "![](x.png)", null))).containsExactly(Kind.IMAGE_WITHOUT_TEXT);
    }

    @Test
    void whatIsReadOutHasNoMarksAndEndsWithinAMinute() {
        assertThat(kindsOf(content("字", null, "请登录www.example.org办理"))).containsExactly(Kind.SPOKEN_NOT_SPEAKABLE);
        assertThat(kindsOf(content("字", null, "请带身份证。".repeat(60)))).containsExactly(Kind.SPOKEN_TOO_LONG);
        assertThat(kindsOf(content("字", null, "请带身份证。"))).isEmpty();
    }

    @Test
    void sentencesNobodyFollowsAreAdviceOnly() {
        List<Finding> found = ContentChecks.of(content("办".repeat(81) + "。短句。", null, null));
        assertThat(found).extracting(Finding::kind).containsExactly(Kind.LONG_SENTENCE);
        assertThat(found.getFirst().must()).isFalse();
        assertThat(found.getFirst().quote()).endsWith("…").hasSize(41);
    }

    private static List<Kind> kinds(String body) {
        return kindsOf(content(body, null, null));
    }

    private static List<Kind> kindsOf(Content content) {
        return ContentChecks.of(content).stream().map(Finding::kind).toList();
    }

    private static Content content(String body, @Nullable String bodyEn, @Nullable String spoken) {
        return new Content("题", null, "x", List.of("词"), body, null, bodyEn, spoken, Visibility.PUBLIC, null);
    }
}
