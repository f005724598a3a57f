package org.civicline.knowledgebase.growth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.Opinions;
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

/** What knowledge lacks, and nothing of it known yet. */
@SpringBootTest
abstract class GapsWork {

    static final String GAPS = "/api/v1/staff/knowledge/gaps";
    static final LocalDate DAY = LocalDate.of(2026, 1, 1);
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

    final Topics topics = mock(Topics.class);
    final String department = "gap" + UUID.randomUUID().toString().substring(0, 8);
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

    void topic(String... label) {
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

    void settled(String title, String text, String answer, String lead) {
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

    void search(String typed, int times) {
        for (int i = 0; i < times; i++) {
            missed.note(typed);
        }
    }

    void sweep() {
        missed.write();
        var who = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        new GapSweep(new GapFinder(missed, topics, index, catalogue, jdbc, zone), store, missed, transactions).sweep();
        SecurityContextHolder.setContext(who);
    }

    StaffMember as(Role role) {
        return signedIn.as(signedIn.newStaff(department, role));
    }

    static String id(String list) {
        return JsonPath.read(list, "$.items[0].id");
    }

    static MockHttpServletRequestBuilder draft(String list) {
        return post(GAPS + "/" + id(list) + "/draft")
                .content("{\"version\": " + JsonPath.<Integer>read(list, "$.items[0].version") + "}");
    }

    String body(String drafted) {
        return jdbc.sql("SELECT content ->> 'body' FROM knowledgebase.edition WHERE id = CAST(? AS uuid)")
                .param(JsonPath.<String>read(drafted, "$.edition"))
                .query(String.class)
                .single();
    }

    String read(String query) {
        return send(get(GAPS + query), 200);
    }

    String send(MockHttpServletRequestBuilder request, int status) {
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

    void publish(String code, String text) {
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
