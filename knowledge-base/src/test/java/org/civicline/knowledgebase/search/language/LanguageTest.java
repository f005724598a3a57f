package org.civicline.knowledgebase.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.civicline.knowledgebase.search.language.Synonyms.Found;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void charactersKeepTheirPlaces() {
        assertThat(Characters.plain("社會保障卡　ＡＢＣ１２３\uD83D\uDE00\uD800")).isEqualTo("社会保障卡 abc123\uD83D\uDE00\uD800");
        assertThat(Characters.simplified("社會保障卡？ＡＢＣ")).isEqualTo("社会保障卡？ＡＢＣ");
    }

    @Test
    void chineseIsCutIntoOverlappingPairsAndWordsStayWhole() {
        assertThat(grams("公积金app 12345水", 2)).containsExactly("公积", "积金", "app", "12345", "水");
        assertThat(grams("公积金", 1)).containsExactly("公", "积", "金");
    }

    @Test
    void theSameTextHasTheSameCodeAndAnotherAnother() {
        var codes = new ArrayList<Long>();
        Grams.each("公积公积 ab ba", 2, (code, _, _) -> codes.add(code));
        assertThat(codes.get(0)).isEqualTo(codes.get(2)).isNotEqualTo(codes.get(1));
        assertThat(codes.get(3)).isNotEqualTo(codes.get(4));
    }

    @Test
    void theLongestLivingWordIsTakenAndItsPlaceKept() {
        Synonyms synonyms = Synonyms.of("社保 = 社会保险", "社保卡 = 社会保障卡 = card");
        assertThat(synonyms.in("补社保卡")).containsExactly(new Found(1, 4, List.of("社会保障卡", "card")));
        assertThat(synonyms.in("my card")).hasSize(1);
        assertThat(synonyms.in("cardboard discard")).isEmpty();
    }

    @Test
    void wordsThatOnlyAskAreBlankedUnlessNothingElseIsThere() {
        assertThat(Asking.without("如何办理社保卡？")).isEqualTo("  办理社保卡？");
        assertThat(Asking.without("怎么办")).isEqualTo("怎么办");
        assertThat(Asking.without("how to get a card")).isEqualTo("       get   card");
    }

    @Test
    void everyKindOfQuestionIsKnownAndFoundInItsAnswer() {
        List<String> names = Kinds.names();
        assertThat(names(Kinds.askedIn("咨询电话是多少"), names)).contains("phone");
        assertThat(names(Kinds.thereIn("请拨打0000-68801201。"), names)).contains("phone");
        assertThat(names(Kinds.askedIn("几天能办好"), names)).contains("deadline");
        assertThat(names(Kinds.thereIn("20个工作日内"), names)).contains("deadline");
        assertThat(Kinds.askedIn("停水")).isZero();
    }

    @Test
    void pinyinAndFirstLettersAreReadTheMoreCommonFirst() {
        var spelling = new Spelling();
        spelling.learn("公积金");
        spelling.learn("租房怎么提取住房公积金");
        assertThat(spelling.read("gongjijin")).startsWith("公积金");
        assertThat(spelling.read("gjj")).startsWith("公积金");
        assertThat(spelling.read("tiqugongjijin")).containsExactly("提取公积金");
        assertThat(spelling.read("xyz")).isEmpty();
    }

    @Test
    void aMisspeltWordIsPutRightOnlyIfItIsNoWord() {
        var spelling = new Spelling();
        spelling.learn("公积金");
        spelling.learn("housing fund pension");
        assertThat(spelling.sameSound("公鸡金")).containsExactly("公积金");
        assertThat(spelling.sameSound("公积金")).isEmpty();
        assertThat(spelling.nearest("pensoin")).contains("pension");
        assertThat(spelling.nearest("pensio")).contains("pension");
        assertThat(spelling.nearest("pensions")).contains("pension");
        assertThat(spelling.nearest("tension")).contains("pension");
        assertThat(spelling.nearest("passion")).isEmpty();
    }

    private static List<String> grams(String plain, int size) {
        var grams = new ArrayList<String>();
        Grams.each(plain, size, (_, start, end) -> grams.add(plain.substring(start, end)));
        return grams;
    }

    private static List<String> names(int bits, List<String> names) {
        var there = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            if ((bits & 1 << i) != 0) {
                there.add(names.get(i));
            }
        }
        return there;
    }
}
