package org.civicline.knowledgebase.usage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.ArticleUse;
import org.civicline.knowledgebase.ArticleUse.Kind;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.Opinions;
import org.civicline.knowledgebase.Opinions.Giver;
import org.civicline.knowledgebase.Opinions.Opinion;
import org.civicline.knowledgebase.Opinions.Why;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.events.TicketOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What is done with articles and thought of them, from the moment it happens until an editor reads it. */
@SpringBootTest
class UseTest {

    private static final String KNOWLEDGE = "/api/v1/staff/knowledge";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Autowired
    WebApplicationContext context;

    @Autowired
    SignedIn signedIn;

    @Autowired
    MovableClock clock;

    @Autowired
    ZoneId zone;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Knowledge knowledge;

    @Autowired
    Opinions opinions;

    @Autowired
    UseCounter counter;

    /** A department of its own, so that other tests' articles are not in its lists. */
    private final String department = "use" + UUID.randomUUID().toString().substring(0, 8);

    private final String first = department + "-A";
    private final String second = department + "-B";
    private final String third = department + "-C";

    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void threeArticles() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        as(Role.OFFICER);
        publish(first, "一", second, "二", third, "三");
        counter.write();
    }

    @AfterEach
    void realTime() {
        clock.reset();
        signedIn.out();
    }

    @Test
    void whatIsOpenedIsCountedByDayAndWrittenTogether() {
        read("/" + first, 200);
        read("/" + first, 200);
        counter.write();
        read("/" + first, 200);
        clock.forward(Duration.ofDays(1));
        read("/" + first, 200);
        counter.write();

        assertThat(days(first)).containsExactly("OPENED 3", "OPENED 1");
        assertThat(JsonPath.<Integer>read(read("/uses?days=1&department=" + department, 200), "$.items[0].opened"))
                .isEqualTo(1);
        assertThat(JsonPath.<Integer>read(read("/" + first + "/use?days=2", 200), "$.used.opened"))
                .isEqualTo(4);
    }

    @Test
    void aSearchCountsTheArticleThatStoodFirst() {
        String code = JsonPath.read(read("/search?q=" + first, 200), "$.items[0].code");
        counter.write();

        assertThat(days(code)).contains("SHOWN_FIRST 1");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenTheNextTime() {
        var failing = new FailsOnce(transactions);
        var own = new UseCounter(batches, failing, Clock.systemUTC(), zone);
        own.count(Kind.SENT, second);

        own.count(Kind.SENT, second);
        assertThat(days(second)).isEmpty();
        own.write();
        assertThat(days(second)).isEmpty();
        own.count(Kind.SENT, second);
        own.write();
        own.write();

        assertThat(days(second)).containsExactly("SENT 3");
    }

    @Test
    void aCaseAnsweredWithAnArticleCountsOnceItIsThere() {
        transactions.executeWithoutResult(_ -> events.publishEvent(answeredWith(first)));
        transactions.executeWithoutResult(status -> {
            events.publishEvent(answeredWith(first));
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(_ -> events.publishEvent(answeredWith(null)));
        transactions.executeWithoutResult(_ -> events.publishEvent(answeredWith(department + "-NONE")));
        counter.write();

        assertThat(days(first)).containsExactly("ENDED_CASE 1");
        assertThat(days(department + "-NONE")).isEmpty();
        assertThat(knowledge.find(first).orElseThrow().timesUsed()).isEqualTo(1);
    }

    @Test
    void theListIsSortedByWhatIsAskedForAndPagedWithoutLeavingAnyOut() {
        count(Kind.OPENED, first, 2);
        count(Kind.OPENED, third, 2);
        count(Kind.SENT, second, 1);
        counter.write();
        opinions.give(third, 1, reader(), Opinion.of(false, null)).orThrow();

        assertThat(pages("MOST_OPENED")).containsExactly(first, third, second);
        assertThat(pages("LEAST_OPENED")).containsExactly(second, first, third);
        assertThat(pages("MOST_SENT")).containsExactly(second, first, third);
        assertThat(pages("MOST_USELESS")).containsExactly(third, first, second);
    }

    @Test
    void anOfficerSeesWhatIsOfTheOwnDepartment() {
        StaffMember stranger = signedIn.newStaff(department + "x", Role.OFFICER);
        signedIn.as(stranger);

        assertThat(JsonPath.<List<?>>read(read("/uses?department=" + department, 200), "$.items"))
                .isEmpty();
        read("/" + first + "/use", 403);
        read("/" + first + "/notes", 403);
        as(Role.AGENT);
        read("/uses", 403);
        as(Role.LEADER);
        assertThat(JsonPath.<List<?>>read(read("/uses?department=" + department, 200), "$.items"))
                .hasSize(3);
    }

    @Test
    void aReaderHasOneOpinionOfAVersionAndMayChangeIt() {
        Giver reader = reader();
        opinions.give(first, 1, reader, Opinion.of(true, null)).orThrow();
        opinions.give(first, 1, reader, Opinion.of(false, Why.OUT_OF_DATE)).orThrow();
        opinions.give(first, 1, reader(), Opinion.of(true, null)).orThrow();

        assertThat(opinions.of(first, 1, reader)).contains(Opinion.of(false, Why.OUT_OF_DATE));
        String told = read("/" + first + "/use", 200);
        assertThat(JsonPath.<Integer>read(told, "$.used.useful")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(told, "$.used.useless")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(told, "$.why.OUT_OF_DATE")).isEqualTo(1);
    }

    @Test
    void aNewVersionIsJudgedAnew() {
        Giver reader = reader();
        opinions.give(first, 1, reader, Opinion.of(false, null)).orThrow();
        publish(first, "一，改过");

        assertThat(JsonPath.<Integer>read(read("/" + first + "/use", 200), "$.used.useless"))
                .isZero();
        assertThat(opinions.of(first, 2, reader)).isEmpty();
        assertThat(opinions.of(first, 1, reader)).isPresent();
    }

    @Test
    void whatOneReaderThinksOfTwoArticlesCannotBePutTogether() {
        Giver reader = reader();
        opinions.give(first, 1, reader, Opinion.of(true, null)).orThrow();
        opinions.give(second, 1, reader, Opinion.of(true, null)).orThrow();

        assertThat(jdbc.sql("SELECT giver FROM knowledgebase.opinion WHERE code IN (?, ?)")
                        .params(first, second)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .noneMatch(one -> one.contains(((Giver.Reader) reader).key().toString()));
    }

    @Test
    void anAgentsNoteReachesTheEditorsWithTheName() {
        StaffMember agent = as(Role.AGENT);
        send(put(KNOWLEDGE + "/" + first + "/opinion"), """
                {"version": 1, "useful": false, "why": "NOT_WHERE_TO_GO", "note": "  没有窗口地址  "}""", 204);
        send(put(KNOWLEDGE + "/" + first + "/opinion"), """
                {"version": 1, "useful": false, "why": "OUT_OF_DATE", "note": "窗口搬了"}""", 204);

        assertThat(JsonPath.<String>read(read("/" + first + "/opinion?version=1", 200), "$.mine.note"))
                .isEqualTo("窗口搬了");
        as(Role.OFFICER);
        String notes = read("/" + first + "/notes", 200);
        assertThat(JsonPath.<List<String>>read(notes, "$.items[*].note")).containsExactly("窗口搬了");
        assertThat(JsonPath.<String>read(notes, "$.items[0].by")).isEqualTo(agent.displayName());
    }

    @Test
    void aCallersOpinionIsTakenOnceForEachKey() {
        as(Role.AGENT);
        String key = UUID.randomUUID().toString();
        String said = "{\"version\": 1, \"useful\": true, \"note\": \"王小明说的\"}";
        for (String one : List.of(key, key, UUID.randomUUID().toString())) {
            send(post(KNOWLEDGE + "/" + first + "/callers-opinions").header("Idempotency-Key", one), said, 204);
        }
        send(post(KNOWLEDGE + "/" + first + "/callers-opinions"), said, 422);

        assertThat(jdbc.sql("SELECT source FROM knowledgebase.opinion WHERE code = ? AND note IS NULL")
                        .param(first)
                        .query(String.class)
                        .list())
                .containsExactly("CALLER", "CALLER");
    }

    @Test
    void nobodyJudgesWhatIsNotThere() {
        as(Role.AGENT);
        send(put(KNOWLEDGE + "/" + first + "/opinion"), "{\"version\": 7, \"useful\": true}", 404);
        send(put(KNOWLEDGE + "/NONE/opinion"), "{\"version\": 1, \"useful\": true}", 404);
        send(put(KNOWLEDGE + "/" + first + "/opinion"), "{\"version\": 1}", 422);
        knowledge
                .publish(List.of(article(department + "-D", "内部", Visibility.DEPARTMENT)))
                .orThrow();
        signedIn.as(signedIn.newStaff(department + "y", Role.AGENT));
        send(put(KNOWLEDGE + "/" + department + "-D/opinion"), "{\"version\": 1, \"useful\": true}", 404);
    }

    private void count(Kind kind, String code, int times) {
        for (int i = 0; i < times; i++) {
            ((ArticleUse) counter).count(kind, code);
        }
    }

    private static Giver reader() {
        return new Giver.Reader(UUID.randomUUID());
    }

    private TicketOpened answeredWith(@Nullable String code) {
        return new TicketOpened(
                UUID.randomUUID(), "T1", null, null, "zh-CN", "问", true, code, Instant.parse("2026-06-01T00:00:00Z"));
    }

    private List<String> pages(String sort) {
        var codes = new ArrayList<String>();
        String after = "";
        do {
            String page = read("/uses?size=1&sort=" + sort + "&department=" + department + "&after=" + after, 200);
            codes.addAll(JsonPath.<List<String>>read(page, "$.items[*].code"));
            after = JsonPath.read(page, "$.next");
        } while (after != null && codes.size() < 10);
        return codes;
    }

    private List<String> days(String code) {
        return jdbc.sql("SELECT kind || ' ' || count FROM knowledgebase.article_day WHERE code = ? ORDER BY day, kind")
                .param(code)
                .query(String.class)
                .list();
    }

    private StaffMember as(Role role) {
        return signedIn.as(signedIn.newStaff(department, role));
    }

    private String read(String path, int status) {
        return call(get(KNOWLEDGE + path), status);
    }

    private void send(MockHttpServletRequestBuilder request, String body, int status) {
        call(request.contentType(MediaType.APPLICATION_JSON).content(body), status);
    }

    private String call(MockHttpServletRequestBuilder request, int status) {
        try {
            MockHttpServletResponse response = web.perform(request.principal(
                            requireNonNull(SecurityContextHolder.getContext().getAuthentication())))
                    .andReturn()
                    .getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(text).isEqualTo(status);
            return text;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void publish(String... codesAndTexts) {
        var articles = new ArrayList<NewArticle>();
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            articles.add(article(codesAndTexts[i], codesAndTexts[i + 1], Visibility.PUBLIC));
        }
        knowledge.publish(articles).orThrow();
    }

    private NewArticle article(String code, String text, Visibility visibility) {
        return new NewArticle(
                code, "题目" + code, null, department, "social.card", List.of(), text, DAY, DAY.plusYears(9), visibility);
    }

    /** The database away for a moment. */
    private static final class FailsOnce extends TransactionTemplate {

        private boolean failed;

        FailsOnce(TransactionTemplate real) {
            super(requireNonNull(real.getTransactionManager()));
        }

        @Override
        public void executeWithoutResult(Consumer<TransactionStatus> action) {
            if (!failed) {
                failed = true;
                throw new DataAccessResourceFailureException("away");
            }
            super.executeWithoutResult(action);
        }
    }
}
