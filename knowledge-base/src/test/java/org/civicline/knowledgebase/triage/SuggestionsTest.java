package org.civicline.knowledgebase.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.civicline.knowledgebase.triage.Triage.Answer;
import org.civicline.knowledgebase.triage.Triage.Choice;
import org.civicline.knowledgebase.triage.Triage.Suggested;
import org.civicline.knowledgebase.triage.Triage.Writing;
import org.civicline.knowledgebase.triage.learning.Lesson;
import org.civicline.knowledgebase.triage.learning.Teacher;
import org.civicline.knowledgebase.triage.learning.Teacher.Taught;
import org.civicline.knowledgebase.triage.learning.Telling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is suggested while a case is written, and by whom: rules, or what was learnt. */
class SuggestionsTest extends TriageWork {

    @Autowired
    Uses uses;

    @Autowired
    ModelStore models;

    @Test
    void untilSomethingIsLearntTheCatalogueAndTheRulesSpeakAndSaySo() {
        Suggested suggested = triage.suggest(new Writing("北门路灯坏了，电线掉落在人行道上", "北门", "t.light"));
        assertThat(suggested.answers().stream().map(Answer::question))
                .containsExactly(Question.DEPARTMENT, Question.URGENCY);
        assertThat(suggested.answers()).allSatisfy(answer -> {
            assertThat(answer.trained()).isFalse();
            assertThat(answer.asksPerson()).isTrue();
            assertThat(answer.choices().getFirst().probability()).isNull();
        });
        Answer department = answer(suggested, Question.DEPARTMENT);
        assertThat(department.choices()).containsExactly(new Choice("t-light", "照明处", null));
        assertThat(department.because()).contains("照明管理办法");
        Answer urgency = answer(suggested, Question.URGENCY);
        assertThat(urgency.choices().getFirst().code()).isEqualTo("EMERGENCY");
        assertThat(urgency.words()).containsExactly("电线掉落");
    }

    @Test
    void withoutWordsOfDangerTheUrgencyIsTheCategorys() {
        assertThat(urgency("站台没有座椅", "t.bus")).isEqualTo("URGENT");
        assertThat(urgency("路灯太暗", "t.light")).isEqualTo("NORMAL");
        assertThat(urgency("路灯太暗", null)).isEqualTo("NORMAL");
        assertThat(urgency("公交站旁停水", "t.bus")).isEqualTo("URGENT");
    }

    @Test
    void whereNothingIsSaidNothingIsSuggested() {
        assertThat(suggest("").answers()).isEmpty();
        assertThat(suggest("？？！ 123\u0000\uD800").answers()).isEmpty();
    }

    @Test
    void fromClosedCasesTypeCategoryAndDepartmentAreLearntAndTold() {
        trained();
        Suggested suggested = suggest("请问西湖边的路灯什么时候能修好");
        assertThat(suggested.version()).isEqualTo(1);
        Answer type = answer(suggested, Question.TYPE);
        assertThat(type.trained()).isTrue();
        assertThat(type.asksPerson()).isFalse();
        assertThat(type.choices().getFirst().code()).isEqualTo("CONSULTATION");
        assertThat(type.choices().getFirst().probability()).isGreaterThan(0.85);
        assertThat(type.words()).anyMatch(word -> word.contains("请问") || word.contains("什么时候"));
        Answer category = answer(suggested, Question.CATEGORY);
        assertThat(category.choices().getFirst())
                .extracting(Choice::code, Choice::name)
                .containsExactly("t.light", "路灯");
        Answer department = answer(suggested, Question.DEPARTMENT);
        assertThat(department.trained()).isTrue();
        assertThat(department.choices().getFirst().code()).isEqualTo("t-light");
        // all cases were equally urgent, so there was nothing to learn
        assertThat(answer(suggested, Question.URGENCY).trained()).isFalse();
    }

    @Test
    void whatItCannotTellItAsksAPerson() {
        trained();
        Answer type = answer(suggest("喂"), Question.TYPE);
        assertThat(type.asksPerson()).isTrue();
        assertThat(type.choices()).hasSize(2);
    }

    @Test
    void whatPeopleMostlyOverruleIsNoLongerGivenWithoutAsking() {
        trained();
        String text = "请问西湖边的路灯什么时候能修好";
        uses.add(1, times(19, new Uses.Use("TYPE", "CONSULTATION", "COMPLAINT", false)));
        clock.forward(Duration.ofMinutes(2));
        assertThat(answer(suggest(text), Question.TYPE).asksPerson()).isFalse();
        uses.add(1, times(1, new Uses.Use("TYPE", "CONSULTATION", "COMPLAINT", false)));
        clock.forward(Duration.ofMinutes(2));
        assertThat(answer(suggest(text), Question.TYPE).asksPerson()).isTrue();
        assertThat(answer(suggest("投诉西湖边的路灯坏了没人管"), Question.TYPE).asksPerson()).isFalse();
        uses.add(1, times(20, new Uses.Use("TYPE", "CONSULTATION", "CONSULTATION", true)));
        clock.forward(Duration.ofMinutes(2));
        assertThat(answer(suggest(text), Question.TYPE).asksPerson()).isFalse();
    }

    @Test
    void whatTheCityNoLongerHasIsNotSuggested() {
        List<Lesson> lessons = IntStream.range(0, 100)
                .mapToObj(i -> new Lesson(
                        Telling.of(i % 2 == 0 ? "路灯坏了" + i : "有轨电车晚点" + i, null), i % 2 == 0 ? "t.light" : "t.tram"))
                .toList();
        Taught taught = Teacher.teach(lessons).orElseThrow();
        var report = new Report(OPENED, OPENED, Map.of(Question.CATEGORY, Report.of(taught, 0.85)));
        models.add(100, report, Map.of(Question.CATEGORY, taught.sorter()));
        Answer category = answer(suggest("有轨电车晚点"), Question.CATEGORY);
        assertThat(category.choices().stream().map(Choice::code)).containsExactly("t.light");
        assertThat(category.asksPerson()).isTrue();
    }

    private static List<Uses.Use> times(int count, Uses.Use use) {
        return IntStream.range(0, count).mapToObj(_ -> use).toList();
    }

    private String urgency(String text, @Nullable String category) {
        return answer(triage.suggest(new Writing(text, null, category)), Question.URGENCY)
                .choices()
                .getFirst()
                .code();
    }
}
