package org.civicline.knowledgebase.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.civicline.knowledgebase.topics.Grouping.Group;
import org.civicline.knowledgebase.topics.Grouping.Text;
import org.junit.jupiter.api.Test;

/** Which texts are about the same, and what that is called. */
class GroupingTest {

    private static final List<String> OUTAGE = List.of(
            "自来水停水两天了，没有人通知，希望尽快恢复供水",
            "家里从昨天开始停水，自来水公司电话打不通",
            "小区停水，什么时候恢复供水",
            "反映停水没有通知，自来水一滴都没有",
            "停水已经三天，老人没有水喝，请恢复供水");

    private static final List<String> NOISE =
            List.of("工地夜间施工噪声太大，凌晨两点还在打桩", "夜间施工噪声扰民，影响孩子休息", "楼下工地半夜施工，噪声让人睡不着", "凌晨还在夜间施工，打桩机噪声很大");

    private static final List<String> OTHERS =
            List.of("公积金提取需要带什么材料", "路灯坏了三盏", "医保卡丢了怎么补办", "流浪狗追人", "井盖破损", "公交车站牌写错了");

    @Test
    void textsThatShareTheirTellingWordsAreOneTopicAndTheRestIsNone() {
        List<Group<String>> groups = grouped(mixed(1));

        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst().texts()).containsExactlyInAnyOrderElementsOf(OUTAGE);
        assertThat(groups.getLast().texts()).containsExactlyInAnyOrderElementsOf(NOISE);
    }

    @Test
    void aTopicIsCalledByWordsThatAPersonReads() {
        List<Group<String>> groups = grouped(mixed(2));

        assertThat(groups.getFirst().label()).anyMatch(word -> word.contains("停水"));
        assertThat(String.join(" ", groups.getLast().label())).contains("施工", "噪声");
        assertThat(groups.stream().flatMap(one -> one.label().stream()))
                .noneMatch(word -> word.equals("希望") || word.equals("反映") || word.length() < 2);
    }

    @Test
    void wordsThatStandTogetherAreOnePhrase() {
        List<Group<String>> groups =
                grouped(List.of("电动车充电桩坏了没人修", "充电桩又坏了", "楼下的充电桩一个都用不了", "充电桩收费不对", "路灯坏了", "流浪狗追人"));

        assertThat(groups)
                .singleElement()
                .satisfies(one -> assertThat(one.label().getFirst()).isEqualTo("充电桩"));
    }

    @Test
    void theSameTextsInTheSameOrderAreGroupedAlike() {
        List<String> texts = mixed(3);

        assertThat(grouped(texts)).isEqualTo(grouped(texts));
    }

    @Test
    void whateverComesFirstTheTopicsAreTheSame() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(grouped(mixed(seed)))
                    .as("seed " + seed)
                    .extracting(one -> one.texts().size())
                    .containsExactly(OUTAGE.size(), NOISE.size());
        }
    }

    @Test
    void whatStandsEverywhereTellsNothing() {
        var texts = new ArrayList<String>();
        for (String one : OTHERS) {
            texts.add("热线平台" + one);
        }
        for (int i = 0; i < 40; i++) {
            texts.add("热线平台 " + "abcdefghij".charAt(i / 4) + "ervice" + i % 4);
        }
        for (int i = 0; i < 8; i++) {
            texts.add("热线平台 停水");
        }

        assertThat(grouped(texts))
                .extracting(Group::label)
                .contains(List.of("停水"))
                .noneMatch(label -> label.contains("热线平台") || label.contains("平台") || label.contains("热线"));
    }

    @Test
    void textsWithoutWordsAreNoTopic() {
        assertThat(grouped(List.of("", "12345", "。。。", "1", "?"))).isEmpty();
        assertThat(Grouping.of(List.<Text<String>>of(), 2)).isEmpty();
    }

    private static List<String> mixed(int seed) {
        var texts = new ArrayList<>(OUTAGE);
        texts.addAll(NOISE);
        texts.addAll(OTHERS);
        Collections.shuffle(texts, new Random(seed));
        return texts;
    }

    private static List<Group<String>> grouped(List<String> texts) {
        return Grouping.of(
                texts.stream().map(one -> new Text<>(one, TellingWords.of(one))).toList(), 4);
    }
}
