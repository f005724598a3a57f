package org.civicline.knowledgebase.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffId;
import org.civicline.knowledgebase.Answer;
import org.civicline.knowledgebase.Answer.Given;
import org.civicline.knowledgebase.Answer.Source;
import org.civicline.knowledgebase.Answer.Unsure;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class QuotedAnswersTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate REVIEW = LocalDate.of(2027, 1, 1);

    @Autowired
    Knowledge knowledge;

    @Autowired
    JdbcClient jdbc;

    private final List<String> counted = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    @BeforeEach
    void twoArticles() {
        knowledge.publish(List.of(article("DA-1"), article("DA-2"))).orThrow();
    }

    @Test
    void aSureArticleIsQuotedWithWhereItIsFromAndSinceWhen() {
        Answer answer = on("2026-06-01", hit("DA-1", true), hit("DA-2", false));

        assertThat(answer).isInstanceOf(Given.class);
        Source source = ((Given) answer).source();
        assertThat(source.code()).isEqualTo("DA-1");
        assertThat(source.passage()).isEqualTo("摘出的话");
        assertThat(source.validFrom()).isEqualTo("2026-01-01");
        assertThat(source.titleEn()).isEqualTo("English DA-1");
        assertThat(answer.nearest()).extracting(Source::code).containsExactly("DA-1", "DA-2");
        assertThat(counted).containsExactly("SHOWN_FIRST DA-1", "QUOTED DA-1");
    }

    @Test
    void whatIsNotSureIsCountedAsShownAndNotAsQuoted() {
        on("2026-06-01", hit("DA-2", false), hit("DA-1", false));
        on("2026-06-01");

        assertThat(counted).containsExactly("SHOWN_FIRST DA-2");
    }

    @Test
    void withoutASureOneTheClosestAreNamedAndNoneIsCalledTheAnswer() {
        assertThat(on("2026-06-01", hit("DA-1", false), hit("DA-2", false)))
                .isInstanceOfSatisfying(
                        Unsure.class, unsure -> assertThat(unsure.nearest()).hasSize(2));
        assertThat(on("2026-06-01")).isEqualTo(new Unsure(List.of()));
    }

    @Test
    void whatShouldHaveBeenReadAgainIsNoAnswerAnyMore() {
        assertThat(on("2027-01-01", hit("DA-1", true))).isInstanceOf(Given.class);
        assertThat(on("2027-01-02", hit("DA-1", true))).isInstanceOf(Unsure.class);
    }

    @Test
    void whatWasWithdrawnASecondAgoIsNotQuotedThoughTheIndexStillHasIt() {
        assertThat(knowledge.withdraw("DA-1", 1, StaffId.of("0199b000-0000-7000-8000-000000000001"), "过时"))
                .isTrue();

        assertThat(on("2026-06-01", hit("DA-1", true), hit("DA-2", false)))
                .isInstanceOfSatisfying(
                        Unsure.class,
                        unsure -> assertThat(unsure.nearest())
                                .extracting(Source::code)
                                .containsExactly("DA-2"));
    }

    @Test
    void whatAResidentHardlyFindsIsNotedAndWhatStaffSearchIsNot() {
        ask(false);
        ask(false, hit("DA-1", 0.29f));
        ask(false, hit("DA-1", 0.31f));
        ask(false, hit("DA-1", 0f));
        assertThat(missed).as("by words alone nobody knows").hasSize(2);
        ask(true);

        assertThat(missed).hasSize(2).containsOnly("任何问题");
    }

    private Answer on(String day, Hit... hits) {
        return ask(day, true, hits);
    }

    private void ask(boolean staff, Hit... hits) {
        ask("2026-06-01", staff, hits);
    }

    private Answer ask(String day, boolean staff, Hit... hits) {
        Instant noon = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
        return new QuotedAnswers(
                        new Found(List.of(hits)),
                        jdbc,
                        (kind, code) -> counted.add(kind + " " + code),
                        missed::add,
                        Clock.fixed(noon, ZONE),
                        ZONE)
                .answer(KnowledgeQuery.of("任何问题", staff, 3));
    }

    private static Hit hit(String code, float confidence) {
        return new Hit(code, "题目" + code, "water", "摘出的话", List.of(), 1, confidence, false);
    }

    private static Hit hit(String code, boolean sure) {
        return new Hit(code, "题目" + code, "water", "摘出的话", List.of(), 1, sure ? 0.95f : 0.3f, sure);
    }

    private static NewArticle article(String code) {
        return new NewArticle(
                code,
                "题目" + code,
                "English " + code,
                "water",
                "utilities.water.outage",
                List.of(),
                "正文",
                LocalDate.of(2026, 1, 1),
                REVIEW,
                Visibility.PUBLIC);
    }

    private record Found(List<Hit> hits) implements KnowledgeIndex {

        @Override
        public List<Hit> search(KnowledgeQuery query) {
            return hits;
        }

        @Override
        public List<Suggestion> suggest(String typed, boolean staff, int most) {
            return List.of();
        }

        @Override
        public List<Hit> related(String code, boolean staff, int most) {
            return List.of();
        }
    }
}
