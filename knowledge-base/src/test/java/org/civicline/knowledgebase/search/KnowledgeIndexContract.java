package org.civicline.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.rank.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every engine of search must do. */
public interface KnowledgeIndexContract {

    /** What both work out on the seven articles below. */
    float PAIRS_OF_NOISE = 14.763686f;

    /** What both work out on the seven articles below. */
    float SINGLES_OF_NOISE = 17.993502f;

    /** An engine without articles, which knows the words its reader has learnt. */
    Engine engine(Supplier<QueryReader> reader);

    /** The sentence model; it need not be ready. */
    Meaning meaning();

    @Test
    default void aQuestionFindsTheArticleThatAnswersIt() {
        assertThat(first("晚上工地施工太吵怎么办")).isEqualTo("ZS-0002");
        assertThat(first("家里没有水了什么时候来水")).isEqualTo("ZS-0001");
        assertThat(first("养的小狗要去哪里登记")).isEqualTo("ZS-0004");
    }

    @Test
    default void aLivingWordFindsTheOfficialOneAndTheOtherWayRound() {
        assertThat(first("医保卡丢了")).isEqualTo("ZS-0003");
        assertThat(first("给孩子上户口")).isEqualTo("ZS-0005");
        assertThat(first("取公积金")).isEqualTo("ZS-0006");
    }

    @Test
    default void traditionalCharactersAndFullWidthLettersFindSimplifiedOnes() {
        assertThat(first("社會保障卡補辦")).isEqualTo("ZS-0003");
        assertThat(first("ＺＳ－０００３")).isEqualTo("ZS-0003");
    }

    @Test
    default void pinyinAndItsFirstLettersFindChinese() {
        assertThat(first("gjj")).isEqualTo("ZS-0006");
        assertThat(first("shebaoka")).isEqualTo("ZS-0003");
        assertThat(first("tiqu gongjijin")).isEqualTo("ZS-0006");
    }

    @Test
    default void aWordOfTheSameSoundIsTakenForTheKnownOne() {
        assertThat(first("公鸡金")).isEqualTo("ZS-0006");
    }

    @Test
    default void englishFindsChinese() {
        assertThat(first("social security card lost")).isEqualTo("ZS-0003");
        assertThat(first("housing fund")).isEqualTo("ZS-0006");
        assertThat(first("housing fudn withdrawal")).isEqualTo("ZS-0006");
    }

    @Test
    default void numberTelephoneNumberAndNameComeBeforeAllElse() {
        assertThat(first("zs-0004")).isEqualTo("ZS-0004");
        assertThat(first("ZS-0004 停水")).isEqualTo("ZS-0004");
        assertThat(first("0000-68801201")).isEqualTo("ZS-0003");
        assertThat(first("68801299 停水")).isEqualTo("ZS-0006");
        assertThat(first("停水了怎么办")).isEqualTo("ZS-0001");
        assertThat(first("狗证")).isEqualTo("ZS-0004");
    }

    @Test
    default void staffArticlesAreNotForThePublic() {
        assertThat(codes(KnowledgeQuery.of("停水内部口径", false, 10))).doesNotContain("NB-0001");
        assertThat(codes(KnowledgeQuery.of("NB-0001", false, 10))).doesNotContain("NB-0001");
        assertThat(codes(KnowledgeQuery.of("停水内部口径", true, 10))).startsWith("NB-0001");
        assertThat(index().suggest("停水", false, 10))
                .extracting(Suggestion::code)
                .contains("ZS-0001")
                .doesNotContain("NB-0001");
        assertThat(index().related("ZS-0001", false, 10)).extracting(Hit::code).doesNotContain("NB-0001");
    }

    @Test
    default void whatIsForOneDepartmentIsFoundByThoseWhoSayTheyAreOfItOnly() {
        KnowledgeIndex index = indexOf(Stream.of("hrss", "water")
                .map(department -> new Indexed(
                        "BM-" + department, "窗口口径", null, department, "x", List.of(), "窗口内部口径。", Visibility.DEPARTMENT))
                .toArray(Indexed[]::new));
        for (boolean staff : new boolean[] {false, true}) {
            assertThat(index.search(KnowledgeQuery.of("窗口口径", staff, 10))).isEmpty();
            assertThat(index.search(KnowledgeQuery.of("BM-hrss", staff, 10))).isEmpty();
            assertThat(index.suggest("窗口", staff, 10)).isEmpty();
            assertThat(index.related("BM-hrss", staff, 10)).isEmpty();
        }
        assertThat(index.search(KnowledgeQuery.of("窗口口径", true, 10).inside(Set.of("hrss"))))
                .extracting(Hit::code)
                .containsExactly("BM-hrss");
        assertThat(index.search(KnowledgeQuery.of("窗口口径", true, 10).inside(Set.of("hrss", "water"))))
                .hasSize(2);
    }

    @Test
    default void filtersLeaveOnlyTheirOwn() {
        KnowledgeQuery query = KnowledgeQuery.of("怎么办理", true, 10);
        for (Mode mode : Mode.values()) {
            assertThat(codes(query.by(mode).among(Set.of("hrss"), Set.of()))).containsExactly("ZS-0003");
            assertThat(codes(query.by(mode).among(Set.of(), Set.of("housing.fund"))))
                    .containsExactly("ZS-0006");
            assertThat(codes(query.by(mode).among(Set.of("hrss"), Set.of("housing.fund"))))
                    .isEmpty();
        }
    }

    @Test
    default void highlightsLieWithinThePassageAndNameWhatMatched() {
        Hit hit = index().search(KnowledgeQuery.of("激活医保卡", false, 5)).getFirst();
        assertThat(hit.highlights()).isNotEmpty();
        for (int[] mark : hit.highlights()) {
            assertThat(mark[0]).isGreaterThanOrEqualTo(0).isLessThan(mark[1]);
            assertThat(mark[1]).isLessThanOrEqualTo(hit.passage().length());
        }
        assertThat(hit.highlights().stream().map(mark -> hit.passage().substring(mark[0], mark[1])))
                .anyMatch(word -> word.contains("激活"))
                .anyMatch(word -> word.contains("社保卡"));
    }

    @Test
    default void thePassageShownIsTheOneThatAnswersAndHasNoMarkup() {
        Hit hit = index().search(KnowledgeQuery.of("社保卡咨询电话", false, 5)).getFirst();
        assertThat(hit.passage()).contains("0000-68801201").doesNotContain("###");
    }

    @Test
    default void suggestionsComeByCharactersPinyinAndFirstLetters() {
        for (String typed : List.of("社保", "补办", "shebaok", "sbk", "buban")) {
            assertThat(index().suggest(typed, false, 3))
                    .extracting(Suggestion::code)
                    .contains("ZS-0003");
        }
        assertThat(index().suggest("", false, 3)).isEmpty();
        assertThat(index().suggest("停水", true, 3).getFirst().code()).isEqualTo("ZS-0001");
    }

    @Test
    default void relatedArticlesLeaveOutTheArticleItself() {
        assertThat(index().related("ZS-0001", true, 2))
                .extracting(Hit::code)
                .contains("NB-0001")
                .doesNotContain("ZS-0001");
        assertThat(index().related("ZS-9999", true, 2)).isEmpty();
    }

    @Test
    default void whateverIsTypedIsAQuery() {
        for (String nonsense : List.of(
                "",
                "   ",
                "*:* AND (",
                "title:[* TO *]",
                "'; DROP TABLE",
                "😀😀",
                "a".repeat(10_000),
                "问".repeat(10_000),
                "\u0000\uD800",
                "\uDC00停水",
                "{\"query\":{\"match_all\":{}}}",
                "停水\" OR \"1\"=\"1",
                "停水~2 AND visibility:STAFF^9",
                "aa bb ".repeat(2_000),
                "<script>")) {
            for (Mode mode : Mode.values()) {
                assertThat(index().search(KnowledgeQuery.of(nonsense, false, 5).by(mode)))
                        .isNotNull();
            }
            assertThat(index().suggest(nonsense, false, 5)).isNotNull();
        }
    }

    @Test
    @Timeout(120)
    default void aHostileCorpusHarmsNeitherItselfNorOthers() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("HX-0001", "毒蘑菇" + "长".repeat(50_000_000)); // 100 MB
        bodies.put("HX-0002", "毒蘑菇\n" + "\n".repeat(150_000) + " ".repeat(40_000));
        bodies.put("HX-0003", "毒蘑菇" + "#*`>|_- ".repeat(20_000));
        bodies.put("HX-0004", "毒蘑菇 " + "x".repeat(90_000) + " " + "7".repeat(90_000));
        bodies.put(
                "HX-0005",
                "毒蘑菇\uD800和\uDC00一半\u0000\uFEFF\uFFFE\u202E"
                        + new String("停水公告".getBytes(Charset.forName("GBK")), StandardCharsets.UTF_8));
        bodies.put("HX-0006", "毒蘑菇<script>alert(1)</script><img src=x onerror=alert(2)>");
        bodies.put("HX-0007", "毒蘑菇" + "13800138000 ".repeat(8_000));
        Engine index = indexOf(Stream.concat(
                        Stream.of(WATER, NOISE),
                        bodies.entrySet().stream()
                                .map(one ->
                                        article(one.getKey(), "标".repeat(9_000), "a", "b", one.getValue(), "\uD83D")))
                .toArray(Indexed[]::new));

        assertThat(index.size()).isEqualTo(bodies.size() + 2);
        assertThat(index.search(KnowledgeQuery.of("停水", false, 1)))
                .extracting(Hit::code)
                .containsExactly("ZS-0001");
        List<Hit> hits = index.search(KnowledgeQuery.of("毒蘑菇", false, 10));
        assertThat(hits).extracting(Hit::code).containsAll(bodies.keySet());
        for (Hit hit : hits) {
            assertThat(hit.passage().length()).isLessThan(1_000);
            assertThat(hit.highlights())
                    .allSatisfy(mark -> assertThat(mark[1])
                            .isGreaterThan(mark[0])
                            .isLessThanOrEqualTo(hit.passage().length()));
        }
        assertThat(index.search(KnowledgeQuery.of("alert onerror", false, 1)))
                .extracting(Hit::code)
                .containsExactly("HX-0006");
        assertThat(index.related("HX-0001", true, 5)).isNotNull();
        assertThat(index.suggest("标标", true, 5)).isNotEmpty();
    }

    @Test
    default void anArticleThatIsPutAgainIsThereOnceAndOnlyAsItIsNow() {
        Engine index = indexOf(DOG, WATER);
        index.put(List.of(entry(article("ZS-0004", "邮票展览", "culture", "events", "邮票藏品登记。"), 2)));
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.search(KnowledgeQuery.of("邮票", false, 5)))
                .extracting(Hit::title)
                .containsOnlyOnce("邮票展览")
                .doesNotContain("养犬登记");
        assertThat(index.suggest("养犬", false, 5)).isEmpty();
    }

    @Test
    default void howRareAWordIsIsCountedAlikeInEveryEngine() {
        Engine index = indexOf(WATER, NOISE, CARD, DOG, BIRTH, FUND, SECRET);
        assertThat(index.evidence("夜间工地施工噪声"))
                .containsKey("ZS-0002")
                .allSatisfy((_, figures) ->
                        assertThat(figures).hasSize(Evidence.names().size()));
        float[] figures = index.evidence("夜间工地施工噪声").getOrDefault("ZS-0002", new float[0]);
        assertThat(figures[Evidence.names().indexOf("pairs-bm25")]).isCloseTo(PAIRS_OF_NOISE, within(1e-3f));
        assertThat(figures[Evidence.names().indexOf("singles-bm25")]).isCloseTo(SINGLES_OF_NOISE, within(1e-3f));
    }

    @Test
    default void anEmptyIndexFindsNothing() {
        KnowledgeIndex empty = indexOf();
        assertThat(empty.search(KnowledgeQuery.of("停水", true, 5))).isEmpty();
        assertThat(empty.suggest("停水", true, 5)).isEmpty();
        assertThat(empty.related("ZS-0001", true, 5)).isEmpty();
    }

    private String first(String question) {
        List<Hit> hits = index().search(KnowledgeQuery.of(question, false, 5));
        return hits.isEmpty() ? "" : hits.getFirst().code();
    }

    private List<String> codes(KnowledgeQuery query) {
        return index().search(query).stream().map(Hit::code).toList();
    }

    /** An index of all articles below, which is only read. */
    default KnowledgeIndex index() {
        return indexOf(WATER, NOISE, CARD, DOG, BIRTH, FUND, SECRET);
    }

    /** An index of these articles, with their vectors if there is a model. */
    default Engine indexOf(Indexed... articles) {
        QueryReader reader = QueryReader.ofTheCity();
        Engine engine = engine(() -> reader);
        Arrays.stream(articles).forEach(reader::learn);
        engine.put(Arrays.stream(articles).map(one -> entry(one, 1)).toList());
        return engine;
    }

    /** With its vectors if there is a model. */
    default Entry entry(Indexed article, long revision) {
        return new Entry(
                article,
                revision,
                article.passages().stream()
                        .map(meaning()::of)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /** About water. */
    Indexed WATER = article(
            "ZS-0001", "停水了怎么办", "water", "utilities.water", "计划停水提前24小时公告。突发停水由水务集团抢修，一般8小时内恢复供水。", "断水", "没水");

    /** About noise. */
    Indexed NOISE = article(
            "ZS-0002", "夜间施工噪声怎么投诉", "urban", "noise", "夜间22时至次日6时禁止产生噪声的建筑施工。发现工地夜间施工，可拨打12345投诉，由城管局到场核查。", "扰民");

    /** About the card of social insurance. */
    Indexed CARD = new Indexed(
            "ZS-0003",
            "社会保障卡怎么申领和补办",
            "Getting and replacing a social security card",
            "hrss",
            "social.card",
            List.of("社保卡", "第三代社保卡"),
            "### 办理\n本市参保的职工、居民均可申领社保卡，所需材料为本人居民身份证。领卡后须激活社保卡的金融功能，在所选银行柜台办理。"
                    + "等卡期间可以使用电子社保卡，医院和药店同样认可，与实体卡有同样的效力，市内各级医疗机构都不得拒绝使用。"
                    + "\n\n### 办理地点\n市政务服务中心二楼，各服务银行网点。咨询电话：0000-68801201。",
            Visibility.PUBLIC);

    /** About dogs. */
    Indexed DOG = article("ZS-0004", "养犬登记", "police", "dogs", "养犬人应当自取得犬只之日起三十日内，到居住地派出所办理登记，并为犬只免疫。", "狗证", "遛狗");

    /** About births. */
    Indexed BIRTH = article("ZS-0005", "新生儿落户", "police", "household", "父母一方为本市户籍的，可持出生医学证明和户口簿到派出所申报出生登记。", "随父随母");

    /** About the housing fund. */
    Indexed FUND = new Indexed(
            "ZS-0006",
            "租房怎么提取住房公积金",
            "Withdrawing from the housing fund for rent",
            "housing",
            "housing.fund",
            List.of("公积金", "提取公积金"),
            "连续缴存满三个月，本人及配偶在本市没有自有住房且租房的，可以提取。热线 68801299。",
            Visibility.PUBLIC);

    /** Not for the public. */
    Indexed SECRET = new Indexed(
            "NB-0001",
            "停水答复内部口径",
            null,
            "water",
            "utilities.water",
            List.of(),
            "内部口径：先为停水致歉，再说明恢复供水的时间。",
            Visibility.STAFF);

    private static Indexed article(
            String code, String title, String department, String category, String body, String... keywords) {
        return new Indexed(code, title, null, department, category, Arrays.asList(keywords), body, Visibility.PUBLIC);
    }
}
