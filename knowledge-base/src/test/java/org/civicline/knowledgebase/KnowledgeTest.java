package org.civicline.knowledgebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.civicline.foundation.Outcome;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class KnowledgeTest {

    @Autowired
    Knowledge knowledge;

    @Autowired
    KnowledgeIndex index;

    @BeforeEach
    void threeArticles() {
        knowledge.publish(List.of(WATER, NOISE, SECRET)).orThrow();
        await().atMost(Duration.ofSeconds(3))
                .until(() -> !index.search(KnowledgeQuery.of("停水", true, 5)).isEmpty()
                        && !index.search(KnowledgeQuery.of("内部口径", true, 5)).isEmpty());
    }

    @Test
    void aQuestionFindsTheArticleThatAnswersIt() {
        assertThat(index.search(KnowledgeQuery.of("晚上工地施工太吵怎么办", false, 5))
                        .getFirst()
                        .code())
                .isEqualTo("ZS-0002");
        assertThat(index.search(KnowledgeQuery.of("家里没有水了什么时候来水", false, 5))
                        .getFirst()
                        .code())
                .isEqualTo("ZS-0001");
    }

    @Test
    void theCodeFindsItsArticleFirst() {
        assertThat(index.search(KnowledgeQuery.of("zs-0002", false, 5))
                        .getFirst()
                        .code())
                .isEqualTo("ZS-0002");
    }

    @Test
    void aLivingWordFindsTheOfficialOne() {
        assertThat(index.search(KnowledgeQuery.of("断水", false, 5)).getFirst().code())
                .isEqualTo("ZS-0001");
    }

    @Test
    void highlightsLieWithinThePassageAndNameWhatMatched() {
        Hit hit = index.search(KnowledgeQuery.of("停水抢修", false, 5)).getFirst();
        assertThat(hit.highlights()).isNotEmpty();
        for (int[] mark : hit.highlights()) {
            assertThat(mark[0]).isGreaterThanOrEqualTo(0).isLessThan(mark[1]);
            assertThat(mark[1]).isLessThanOrEqualTo(hit.passage().length());
        }
        assertThat(hit.highlights().stream().map(mark -> hit.passage().substring(mark[0], mark[1])))
                .anyMatch(word -> word.contains("停水") || word.contains("抢修"));
    }

    @Test
    void staffArticlesAreNotForThePublic() {
        assertThat(index.search(KnowledgeQuery.of("内部口径", false, 5)))
                .noneMatch(hit -> hit.code().equals("NB-0001"));
        assertThat(index.search(KnowledgeQuery.of("内部口径", true, 5)))
                .anyMatch(hit -> hit.code().equals("NB-0001"));
    }

    @Test
    void anyInputIsAQuery() {
        for (String nonsense :
                List.of("", "   ", "*:* AND (", "'; DROP TABLE", "😀😀", "a".repeat(10_000), "\u0000\uD800")) {
            assertThat(index.search(KnowledgeQuery.of(nonsense, false, 5))).isNotNull();
        }
    }

    @Test
    void anUnchangedArticleGetsNoNewVersion() {
        assertThat(knowledge.publish(List.of(WATER, NOISE, SECRET))).isEqualTo(Outcome.done(0));
        assertThat(knowledge.find("ZS-0001").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aNewVersionIsFoundWithinTwoSecondsAndTheOldTextNoMore() {
        var first = article("ZS-0009", "孤品", List.of(), "蝴蝶标本登记", Visibility.PUBLIC);
        knowledge.publish(List.of(first)).orThrow();
        var second = article("ZS-0009", "孤品", List.of(), "邮票藏品登记", Visibility.PUBLIC);
        knowledge.publish(List.of(second)).orThrow();
        await().atMost(Duration.ofSeconds(2))
                .until(() -> index.search(KnowledgeQuery.of("邮票藏品", true, 1)).stream()
                        .anyMatch(hit -> hit.code().equals("ZS-0009")));
        assertThat(index.search(KnowledgeQuery.of("蝴蝶标本", true, 5)))
                .noneMatch(hit -> hit.passage().contains("蝴蝶标本"));
        assertThat(knowledge.find("ZS-0009").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void nonsenseFindsNothing() {
        assertThat(index.search(KnowledgeQuery.of("zzzzqqq", true, 5))).isEmpty();
        assertThat(index.search(KnowledgeQuery.of("哈哈哈哈", true, 5))).isEmpty();
    }

    @Test
    void scriptInAnArticleIsShownAsTextAndBadLinksLeadNowhere() {
        var hostile = article(
                "ZS-0666", "坏", List.of(), "<script>alert(1)</script>\n\n[点](javascript:alert(1))", Visibility.PUBLIC);
        knowledge.publish(List.of(hostile)).orThrow();
        assertThat(knowledge.find("ZS-0666").orElseThrow().html())
                .doesNotContain("<script")
                .doesNotContain("href=\"javascript:");
    }

    @Test
    void anArticleWithoutBodyIsRefusedAndNothingOfItsBatchIsPublished() {
        var good = article("ZS-0700", "好", List.of(), "正文", Visibility.PUBLIC);
        var bad = article("ZS-0701", "坏", List.of(), " ", Visibility.PUBLIC);
        assertThat(knowledge.publish(List.of(good, bad))).isInstanceOf(Outcome.Refused.class);
        assertThat(knowledge.find("ZS-0700")).isEmpty();
    }

    @Test
    void theListIsPagedByCode() {
        var first = knowledge.list(null, null, 2);
        assertThat(first.items()).hasSize(2);
        assertThat(knowledge.list(null, first.next(), 200).items())
                .noneMatch(line -> first.items().contains(line));
    }

    private static final NewArticle WATER = article(
            "ZS-0001",
            "停水了怎么办",
            List.of("断水", "没水", "来水"),
            "计划停水提前24小时公告。突发停水由水务集团抢修，一般8小时内恢复供水。\n\n### 咨询电话\n请拨打12345转水务集团。",
            Visibility.PUBLIC);
    private static final NewArticle NOISE = article(
            "ZS-0002",
            "夜间施工噪声怎么投诉",
            List.of("工地噪音", "太吵", "扰民"),
            "夜间22时至次日6时禁止产生噪声的建筑施工。发现工地夜间施工，可拨打12345投诉，由城管局到场核查。",
            Visibility.PUBLIC);
    private static final NewArticle SECRET =
            article("NB-0001", "停水答复内部口径", List.of(), "内部口径：先致歉，再说明恢复时间。", Visibility.STAFF);

    private static NewArticle article(
            String code, String title, List<String> keywords, String body, Visibility visibility) {
        return new NewArticle(
                code,
                title,
                null,
                "water",
                "utilities.water",
                keywords,
                body,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                visibility);
    }
}
