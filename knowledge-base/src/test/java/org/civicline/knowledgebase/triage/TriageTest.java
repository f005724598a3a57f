package org.civicline.knowledgebase.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.knowledgebase.triage.Triage.Answer;
import org.civicline.knowledgebase.triage.Triage.Choice;
import org.civicline.knowledgebase.triage.Triage.Suggested;
import org.civicline.knowledgebase.triage.Triage.Writing;
import org.civicline.knowledgebase.triage.learning.Lesson;
import org.civicline.knowledgebase.triage.learning.Teacher;
import org.civicline.knowledgebase.triage.learning.Teacher.Taught;
import org.civicline.knowledgebase.triage.learning.Telling;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriageTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T02:00:00Z");
    private static final List<String> PLACES = List.of("南山路", "幸福小区", "人民公园", "东站广场", "青年大街", "老城菜场");

    @Autowired
    Triage triage;

    @Autowired
    Training training;

    @Autowired
    TrainingRuns runs;

    @Autowired
    ModelStore models;

    @Autowired
    Uses uses;

    @Autowired
    PastCases pastCases;

    @Autowired
    Categories categories;

    @Autowired
    Departments departments;

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedIn signedIn;

    @Autowired
    MovableClock clock;

    @Autowired
    WebApplicationContext context;

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeAll
    void aCityWithClosedCases() {
        signedIn.out();
        departments.putAll(List.of(
                new Department("t-light", "照明处", "Lighting Office", Department.Level.CITY, null),
                new Department("t-bus", "公交公司", "Bus Company", Department.Level.CITY, null)));
        categories.putAll(List.of(
                new Categories.Category("t.light", "路灯", "Street lights", null, Urgency.NORMAL),
                new Categories.Category("t.bus", "公交", "Buses", null, Urgency.URGENT)));
        catalogue.addAll(
                List.of(new DispatchCatalogue.Terms(
                        "t.light", null, "t-light", "照明管理办法", null, LocalDate.of(2020, 1, 1), null)),
                "测试");
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @BeforeEach
    void nothingLearnt() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        signedIn.out();
        jdbc.sql("TRUNCATE knowledgebase.triage_use, knowledgebase.triage_run, knowledgebase.triage_model")
                .update();
        clock.forward(Duration.ofMinutes(2));
        assertThat(suggest("路灯坏了").version()).isNull();
    }

    @AfterEach
    void out() {
        LocaleContextHolder.resetLocaleContext();
        signedIn.out();
    }

    /** Not after each: what is remembered for a minute would be remembered into the next test. */
    @AfterAll
    void backToNow() {
        clock.reset();
    }

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

    @Test
    void aVersionThatCannotBeReadCountsAsNothingLearnt() {
        trained();
        jdbc.sql("""
                INSERT INTO knowledgebase.triage_model (version, learnt_at, cases, report, sorters)
                SELECT 2, learnt_at, cases, report, :other FROM knowledgebase.triage_model
                """).param("other", new byte[] {1, 2, 3}).update();
        clock.forward(Duration.ofMinutes(2));
        Suggested suggested = suggest("请问路灯什么时候能修好");
        assertThat(suggested.version()).isNull();
        assertThat(suggested.answers().stream().map(Answer::question)).containsExactly(Question.URGENCY);
    }

    @Test
    void everyTrainingIsAVersionOfItsOwnWithAReport() {
        trained();
        run();
        assertThat(jdbc.sql("SELECT version FROM knowledgebase.triage_model ORDER BY 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
        assertThat(jdbc.sql("""
                        SELECT report #>> '{questions,TYPE,labels,0,name}' FROM knowledgebase.triage_model WHERE version = 2
                        """).query(String.class).single()).isIn("CONSULTATION", "COMPLAINT");
        // by these names the command that prints the report finds them
        assertThat(jdbc.sql("""
                        SELECT key FROM knowledgebase.triage_model, jsonb_object_keys(report #> '{questions,TYPE}') AS key
                        WHERE version = 2
                        """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "cases", "accuracy", "macroF1", "sureFrom", "labels", "confusions", "sure", "left");
        assertThat(suggest("请问路灯").version()).isEqualTo(2);
        run();
        run();
        assertThat(jdbc.sql("SELECT version FROM knowledgebase.triage_model WHERE sorters IS NULL")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void theRunThatWasAskedForIsEndedWithItsVersionOrTheReasonWhyThereIsNone() {
        trained();
        assertThat(jdbc.sql(
                                "SELECT version FROM knowledgebase.triage_run WHERE ended_at IS NOT NULL AND failure IS NULL")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
        assertThat(runs.take()).isEmpty();
    }

    @Test
    void overHttpTheDeskAsksAndTellsWhatItTook() throws Exception {
        trained();
        signedIn.as(signedIn.newStaff("t-light", Role.AGENT));
        web.perform(post("/api/v1/staff/triage")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\": \"请问路灯\", \"text\": \"什么时候能修好\", \"categoryCode\": \"t.light\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.answers[0].question").value("TYPE"))
                .andExpect(jsonPath("$.answers[0].choices[0].code").value("CONSULTATION"));
        used("{\"version\": 1, \"uses\": [{\"question\": \"TYPE\", \"suggested\": \"HELP\", \"chosen\": \"HELP\", \"taken\": true}]}")
                .andExpect(status().isNoContent());
        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.triage_use WHERE taken")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        used("{\"version\": 9, \"uses\": []}").andExpect(status().is(422));
        used("{\"uses\": [{\"question\": \"NAME\", \"suggested\": \"HELP\", \"taken\": true}]}")
                .andExpect(status().is(422));
        used("{\"uses\": [{\"question\": \"TYPE\", \"suggested\": \"王小明 13800138000\", \"taken\": true}]}")
                .andExpect(status().is(422));
        used("{\"uses\": [null]}").andExpect(status().is(422));
    }

    @Test
    void anOfficerIsNotAsked() throws Exception {
        signedIn.as(signedIn.newStaff("t-light", Role.OFFICER));
        web.perform(post("/api/v1/staff/triage")
                        .principal(Objects.requireNonNull(
                                SecurityContextHolder.getContext().getAuthentication()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden());
    }

    private ResultActions used(String body) throws Exception {
        return web.perform(post("/api/v1/staff/triage/uses")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static List<Uses.Use> times(int count, Uses.Use use) {
        return IntStream.range(0, count).mapToObj(_ -> use).toList();
    }

    private Suggested suggest(String text) {
        return triage.suggest(new Writing(text, null, null));
    }

    private String urgency(String text, @Nullable String category) {
        return answer(triage.suggest(new Writing(text, null, category)), Question.URGENCY)
                .choices()
                .getFirst()
                .code();
    }

    private static Answer answer(Suggested suggested, Question question) {
        return suggested.answers().stream()
                .filter(one -> one.question() == question)
                .findFirst()
                .orElseThrow();
    }

    private void trained() {
        var cases = new ArrayList<PastCase>();
        for (int i = 0; i < 240; i++) {
            String place = PLACES.get(i % PLACES.size()) + (i % 17 + 1) + "号";
            boolean light = i % 2 == 0;
            boolean asks = i / 2 % 2 == 0;
            String thing = light ? "路灯" : "公交站牌";
            cases.add(past(
                    i,
                    asks ? "请问" + place + "的" + thing + "什么时候能修好" : "投诉" + place + "的" + thing + "坏了一直没人管",
                    asks ? TicketType.CONSULTATION : TicketType.COMPLAINT,
                    light));
        }
        pastCases.add(cases);
        run();
    }

    private void run() {
        UUID run = UUID.randomUUID();
        jdbc.sql("INSERT INTO knowledgebase.triage_run (id, asked_at, began_at) VALUES (:id, now(), now())")
                .param("id", run)
                .update();
        training.run(run);
        Optional<String> failure = jdbc.sql("SELECT failure FROM knowledgebase.triage_run WHERE id = :id")
                .param("id", run)
                .query((row, _) -> Optional.ofNullable(row.getString("failure")))
                .single();
        assertThat(failure).isEmpty();
    }

    private static PastCase past(int number, String text, TicketType type, boolean light) {
        return new PastCase(
                "20260302-" + String.format("%06d", 800_000 + number),
                null,
                null,
                Channel.PHONE,
                null,
                0,
                type,
                light ? "t.light" : "t.bus",
                Urgency.NORMAL,
                light ? "路灯" : "公交站牌",
                text,
                null,
                false,
                OPENED,
                null,
                light ? "t-light" : "t-bus",
                OPENED.plusSeconds(10),
                OPENED.plusSeconds(20),
                OPENED.plusSeconds(30),
                "已办理。",
                null,
                true,
                null,
                null,
                null,
                OPENED.plusSeconds(100 + number),
                List.of());
    }
}
