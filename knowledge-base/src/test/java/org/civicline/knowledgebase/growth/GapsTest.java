package org.civicline.knowledgebase.growth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.Opinions;
import org.civicline.knowledgebase.Opinions.Giver;
import org.civicline.knowledgebase.Opinions.Opinion;
import org.civicline.knowledgebase.topics.Topic;
import org.civicline.knowledgebase.topics.Topics;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What knowledge lacks: how it shows, who does something about it, and how it ends. */
@SpringBootTest
class GapsTest {

    private static final String GAPS = "/api/v1/staff/knowledge/gaps";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static int made;

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
    TransactionTemplate transactions;

    @Autowired
    Knowledge knowledge;

    @Autowired
    KnowledgeIndex index;

    @Autowired
    Opinions opinions;

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Categories categories;

    @Autowired
    PastCases past;

    @Autowired
    MissedLog missed;

    @Autowired
    GapStore store;

    private final Topics topics = mock(Topics.class);
    private final String department = "gap" + UUID.randomUUID().toString().substring(0, 8);
    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void nothingYet() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("TRUNCATE knowledgebase.gap, knowledgebase.missed_search").update();
        when(topics.all()).thenReturn(List.of());
        as(Role.SUPERVISOR);
    }

    @AfterEach
    void realTime() {
        clock.reset();
        signedIn.out();
        // no other test learns from these
        jdbc.sql("UPDATE ticketing.ticket SET erased_at = now() WHERE number LIKE '20260301-7%'")
                .update();
    }

    @Test
    void searchesForTheSameAreOneGapHoweverTheyAreTyped() {
        search("小区充电桩报装", 3);
        search("自家车位装充电桩要谁同意？", 2);
        search("充电桩 报装 13800138000", 2);
        search("天文馆", 1);
        sweep();

        String list = read("?state=OPEN");
        assertThat(JsonPath.<List<Integer>>read(list, "$.items[*].count")).containsExactly(7);
        assertThat(JsonPath.<List<String>>read(list, "$.items[0].label")).anyMatch(one -> one.contains("充电"));
        assertThat(JsonPath.<List<String>>read(list, "$.items[0].examples"))
                .hasSize(3)
                .noneMatch(one -> one.contains("138"));

        search("充电桩报装流程", 4);
        sweep();
        assertThat(JsonPath.<List<Integer>>read(read("?state=OPEN"), "$.items[*].count"))
                .containsExactly(11);
    }

    @Test
    void searchesAreKeptByDayAndForgottenAfterNinety() {
        search("陪诊", 2);
        missed.write();
        clock.forward(Duration.ofDays(1));
        search("陪诊", 1);
        missed.write();
        assertThat(jdbc.sql("SELECT count FROM knowledgebase.missed_search ORDER BY day")
                        .query(Integer.class)
                        .list())
                .containsExactly(2, 1);

        clock.forward(Duration.ofDays(90));
        sweep();
        assertThat(jdbc.sql("SELECT count FROM knowledgebase.missed_search ORDER BY day")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void aFloodOfDifferentSearchesIsNotKeptWhole() {
        for (int i = 0; i < 2_000; i++) {
            missed.note("洪水" + Character.toString('一' + i));
        }
        missed.write();

        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.missed_search")
                        .query(Integer.class)
                        .single())
                .as("those written in two ways are one")
                .isBetween(400, 500);
    }

    @Test
    void whatNobodySearchesAnyMoreIsNoGapAMonthLater() {
        search("共享单车停放", 6);
        sweep();
        assertThat(JsonPath.<List<?>>read(read(""), "$.items")).hasSize(1);

        jdbc.sql("TRUNCATE knowledgebase.missed_search").update();
        clock.forward(Duration.ofDays(31));
        sweep();
        assertThat(JsonPath.<List<?>>read(read(""), "$.items")).isEmpty();
    }

    @Test
    void anArticleMostFindUselessIsAGapUntilItsNextVersionIsThere() {
        String code = department + "-A";
        publish(code, "第一版");
        for (int i = 0; i < 5; i++) {
            opinions.give(code, 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(i > 2, null))
                    .orThrow();
        }
        sweep();
        String list = read("?origin=ARTICLE&department=" + department);
        assertThat(JsonPath.<List<Integer>>read(list, "$.items[*].count")).containsExactly(3);

        String drafted = send(draft(list), 201);
        assertThat(JsonPath.<String>read(drafted, "$.code")).isEqualTo(code);
        sweep();
        assertThat(JsonPath.<List<String>>read(read("?state=DRAFTED"), "$.items[*].edition"))
                .containsExactly(JsonPath.<String>read(drafted, "$.edition"));

        publish(code, "第二版");
        sweep();
        assertThat(JsonPath.<List<String>>read(read("?state=CLOSED"), "$.items[*].draftCode"))
                .containsExactly(code);
    }

    @Test
    void aGapThatANewVersionFilledByItselfIsClosed() {
        String code = department + "-E";
        publish(code, "第一版");
        for (int i = 0; i < 5; i++) {
            opinions.give(code, 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(false, null))
                    .orThrow();
        }
        sweep();
        publish(code, "第二版");
        sweep();

        assertThat(JsonPath.<List<?>>read(read("?department=" + department), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<String>>read(read("?state=CLOSED&department=" + department), "$.items[*].draftCode"))
                .containsExactly(code);
    }

    @Test
    void whatWasTypedGoesWhenItIsSearchedNoMore() {
        search("共享单车停放", 6);
        sweep();
        String list = read("");
        send(post(GAPS + "/" + id(list) + "/dismiss").content("{\"version\": 1, \"reason\": \"不归本市\"}"), 204);
        jdbc.sql("TRUNCATE knowledgebase.missed_search").update();
        clock.forward(Duration.ofDays(29));
        sweep();
        assertThat(JsonPath.<List<?>>read(read("?state=DISMISSED"), "$.items[0].examples"))
                .isNotEmpty();
        clock.forward(Duration.ofDays(2));
        sweep();

        assertThat(JsonPath.<List<?>>read(read("?state=DISMISSED"), "$.items[0].examples"))
                .isEmpty();
    }

    @Test
    void aFewOpinionsAreNoGapNorAreGoodOnes() {
        publish(department + "-B", "好");
        publish(department + "-C", "少");
        for (int i = 0; i < 8; i++) {
            opinions.give(department + "-B", 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(i > 2, null))
                    .orThrow();
        }
        for (int i = 0; i < 4; i++) {
            opinions.give(department + "-C", 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(false, null))
                    .orThrow();
        }
        sweep();

        assertThat(JsonPath.<List<?>>read(read("?department=" + department), "$.items"))
                .isEmpty();
    }

    @Test
    void aDraftQuotesWhatCitizensWereToldMaskedAndWithItsCases() {
        settled("充电桩报装", "小区充电桩报装怎么办理", "王小明先生您好，请携带车位证明到供电营业厅办理报装，电话13800138000。", department);
        settled("充电桩", "充电桩报装被物业拒绝", "物业不得拒绝，可凭购车发票到社区开具证明后报装。", department + "x");
        settled("路灯", "路灯坏了", "已修好，谢谢您的反映，欢迎监督。", department);
        topic("充电桩", "报装");
        sweep();

        String drafted = send(draft(read("?origin=TOPIC")), 201);
        assertThat(JsonPath.<Integer>read(drafted, "$.replies")).isEqualTo(2);
        String body = body(drafted);
        assertThat(body)
                .contains("请携带车位证明到供电营业厅办理报装", "物业不得拒绝", "工单 20260301-7")
                .doesNotContain("小明", "13800138000", "路灯", "已修好");
    }

    @Test
    void anOfficersDraftQuotesTheOwnDepartmentOnly() {
        settled("充电桩报装", "小区充电桩报装", "请到供电营业厅办理充电桩报装手续。", department);
        settled("充电桩报装", "小区充电桩报装", "外部门答复，不给别的部门看的内容。", department + "x");
        topic("充电桩", "报装");
        sweep();
        jdbc.sql("UPDATE knowledgebase.gap SET department_code = ?")
                .param(department)
                .update();
        as(Role.OFFICER);

        assertThat(body(send(draft(read("")), 201))).contains("供电营业厅").doesNotContain("外部门答复");
    }

    @Test
    void aDraftThatIsThrownAwayLeavesTheGapOpen() {
        topic("充电桩", "报装");
        sweep();
        String drafted = send(draft(read("?origin=TOPIC")), 201);
        sweep();
        assertThat(JsonPath.<List<?>>read(read("?state=OPEN"), "$.items")).isEmpty();

        jdbc.sql("DELETE FROM knowledgebase.edition WHERE code = ?")
                .param(JsonPath.<String>read(drafted, "$.code"))
                .update();
        sweep();
        assertThat(JsonPath.<List<?>>read(read("?state=OPEN"), "$.items")).hasSize(1);
    }

    @Test
    void whatWasDismissedStaysSoAndSaysWhy() {
        topic("充电桩", "报装");
        sweep();
        String list = read("");
        MockHttpServletRequestBuilder dismissal = post(GAPS + "/" + id(list) + "/dismiss");
        send(dismissal.content("{\"version\": 1}"), 422);
        send(post(GAPS + "/" + id(list) + "/dismiss").content("{\"version\": 1, \"reason\": \"不归本市\"}"), 204);
        sweep();

        assertThat(JsonPath.<List<?>>read(read(""), "$.items")).isEmpty();
        assertThat(JsonPath.<List<String>>read(read("?state=DISMISSED"), "$.items[*].dismissedWhy"))
                .containsExactly("不归本市");
        send(draft(list), 409);
    }

    @Test
    void whoeverComesSecondIsToldAndNothingIsBegunTwice() {
        topic("充电桩", "报装");
        sweep();
        String list = read("");
        send(draft(list), 201);
        send(draft(list), 409);

        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.edition WHERE form_key LIKE ?")
                        .param("gap-" + id(list) + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        send(post(GAPS + "/" + UUID.randomUUID() + "/draft").content("{\"version\": 1}"), 404);
    }

    @Test
    void onlyWhoMayWriteDoesSomethingAboutIt() {
        topic("充电桩", "报装");
        sweep();
        String list = read("");
        as(Role.LEADER);
        assertThat(JsonPath.<Boolean>read(read(""), "$.items[0].mayWrite")).isFalse();
        send(draft(list), 403);
        as(Role.OFFICER);
        assertThat(JsonPath.<List<?>>read(read(""), "$.items"))
                .as("of no department")
                .isEmpty();
        send(draft(list), 403);
        as(Role.AGENT);
        send(get(GAPS), 403);
    }

    @Test
    void theListIsPagedByHowOftenItShows() {
        for (int i = 0; i < 5; i++) {
            jdbc.sql("""
                    INSERT INTO knowledgebase.gap (id, origin, label, count, examples, since, seen_at, state, version)
                    VALUES (gen_random_uuid(), 'TOPIC', ARRAY['甲' || :n], :count, '{}', now(), now(), 'OPEN', 1)
                    """).param("n", i).param("count", 10 + i / 2).update();
        }
        var counts = new ArrayList<Integer>();
        String after = "";
        do {
            String page = read("?size=1&after=" + after);
            counts.addAll(JsonPath.<List<Integer>>read(page, "$.items[*].count"));
            after = JsonPath.read(page, "$.next");
        } while (after != null && counts.size() < 10);

        assertThat(counts).containsExactly(12, 11, 11, 10, 10);
    }

    private void topic(String... label) {
        categories.putAll(List.of(new Category("gap.any", "其他", null, null, Urgency.NORMAL)));
        when(topics.all())
                .thenReturn(List.of(new Topic(
                        new TicketId(new UUID(7, 7)),
                        List.of(label),
                        "gap.any",
                        null,
                        5,
                        4,
                        Instant.parse("2026-05-01T00:00:00Z"),
                        List.of())));
    }

    private void settled(String title, String text, String answer, String lead) {
        signedIn.newStaff(lead, Role.OFFICER);
        signedIn.out();
        categories.putAll(List.of(new Category("gap.any", "其他", null, null, Urgency.NORMAL)));
        Instant at = Instant.parse("2095-03-01T00:00:00Z").plusSeconds(made);
        past.add(List.of(new PastCase(
                "20260301-7%05d".formatted(made),
                ContactPoint.phone("1380015%04d".formatted(made++)).orElseThrow(),
                "市民",
                Channel.PHONE,
                null,
                60,
                TicketType.CONSULTATION,
                "gap.any",
                Urgency.NORMAL,
                title,
                text,
                null,
                false,
                at,
                null,
                lead,
                at,
                at,
                at,
                answer,
                null,
                false,
                null,
                null,
                null,
                at.plusSeconds(60),
                List.of())));
        as(Role.SUPERVISOR);
    }

    private void search(String typed, int times) {
        for (int i = 0; i < times; i++) {
            missed.note(typed);
        }
    }

    private void sweep() {
        missed.write();
        var who = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        new GapSweep(new GapFinder(missed, topics, index, catalogue, jdbc, zone), store, missed, transactions).sweep();
        SecurityContextHolder.setContext(who);
    }

    private StaffMember as(Role role) {
        return signedIn.as(signedIn.newStaff(department, role));
    }

    private static String id(String list) {
        return JsonPath.read(list, "$.items[0].id");
    }

    private static MockHttpServletRequestBuilder draft(String list) {
        return post(GAPS + "/" + id(list) + "/draft")
                .content("{\"version\": " + JsonPath.<Integer>read(list, "$.items[0].version") + "}");
    }

    private String body(String drafted) {
        return jdbc.sql("SELECT content ->> 'body' FROM knowledgebase.edition WHERE id = CAST(? AS uuid)")
                .param(JsonPath.<String>read(drafted, "$.edition"))
                .query(String.class)
                .single();
    }

    private String read(String query) {
        return send(get(GAPS + query), 200);
    }

    private String send(MockHttpServletRequestBuilder request, int status) {
        try {
            MockHttpServletResponse response = web.perform(request.contentType(MediaType.APPLICATION_JSON)
                            .principal(requireNonNull(
                                    SecurityContextHolder.getContext().getAuthentication())))
                    .andReturn()
                    .getResponse();
            String text = response.getContentAsString(StandardCharsets.UTF_8);
            assertThat(response.getStatus()).as(text).isEqualTo(status);
            return text;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void publish(String code, String text) {
        knowledge
                .publish(List.of(new NewArticle(
                        code,
                        "题目" + code,
                        null,
                        department,
                        "social.card",
                        List.of(),
                        text,
                        DAY,
                        DAY.plusYears(9),
                        Visibility.PUBLIC)))
                .orThrow();
    }
}
