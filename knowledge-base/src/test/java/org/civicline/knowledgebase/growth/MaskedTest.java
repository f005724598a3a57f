package org.civicline.knowledgebase.growth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of a text when it is not to tell who somebody is. */
class MaskedTest {

    @Test
    void numbersThatLeadToSomebodyAreTakenOutAndShortOnesStay() {
        assertThat(Masked.of("请打 13800138000 或 138-0013-8000，12345 也可以，3 个工作日内，身份证11010519491231002X"))
                .doesNotContain("138", "8000", "1101", "002X")
                .contains("12345", "3 个工作日");
        assertThat(Masked.of("写信到 wang.xm@example.com")).doesNotContain("wang", "example");
    }

    @Test
    void namesAreMaskedWithAndWithoutATitle() {
        assertThat(Masked.of("王小明先生反映漏水")).doesNotContain("小明").contains("王", "先生反映漏水");
        assertThat(Masked.of("联系人张建国，已上门查看")).doesNotContain("建国").contains("已上门查看");
    }

    @Test
    void whatNamesNobodyStaysAsItIs() {
        for (String text : new String[] {"公积金提取需要身份证和购房合同，到政务服务中心二楼办理。", "停水期间请储水，预计今晚八点恢复供水。", "第 12 条规定：20 日内答复。"}) {
            assertThat(Masked.of(text)).isEqualTo(text);
        }
    }

    @Test
    void aSearchIsKeptAsItsMatterAndNothingElse() {
        assertThat(MissedLog.normal("  请问 公积金 怎么提取？ ")).isEqualTo("请问 公积金 怎么提取");
        assertThat(MissedLog.normal("张建国 13800138000 低保"))
                .doesNotContain("建国", "138")
                .contains("低保");
        assertThat(MissedLog.normal("ＧＪＪ、社會保障卡")).isEqualTo("gjj 社会保障卡");
    }
}
