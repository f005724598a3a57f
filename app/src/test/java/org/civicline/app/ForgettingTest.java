package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.CivicLineApplication;
import org.civicline.app.Browser.Answer;
import org.civicline.app.Canaries.Person;
import org.civicline.foundation.Audit;
import org.civicline.foundation.PersonalData;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A citizen who has left their name and number wherever a citizen can, and then is forgotten. Whatever table of whatever
 * module is looked through for them, row by row as text.
 */
@SpringBootTest(classes = CivicLineApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
@Import(Canaries.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgettingTest {

    private static final String API = "/api/v1/staff";

    private static final Duration SOON = Duration.ofSeconds(60);

    /** In each of these the citizen was before, or this test is looking for nothing. */
    private static final List<String> LEFT_IN = List.of(
            "channels.inbound_part",
            "channels.inbound_text",
            "channels.outbound_text",
            "channels.text_receipt",
            "channels.text_segment",
            "channels.work_item",
            "cti.call",
            "cti.rating_call",
            "ticketing.attachment",
            "ticketing.catalogue_dispute",
            "ticketing.citizen",
            "ticketing.clock",
            "ticketing.comment",
            "ticketing.contact_point",
            "ticketing.dispatch",
            "ticketing.exclusion",
            "ticketing.interaction",
            "ticketing.supervision",
            "ticketing.ticket",
            "ticketing.ticket_content",
            "ticketing.ticket_event");

    @Autowired
    List<PersonalData> kinds;

    @Autowired
    Canaries canaries;

    @Autowired
    Citizens citizens;

    @Autowired
    Statistics statistics;

    @Autowired
    Audit audit;

    @Autowired
    SignedIn signedIn;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StaffDirectory directory;

    @LocalServerPort
    int port;

    private Browser supervisor = new Browser(0);

    private Browser security = supervisor;

    @DynamicPropertySource
    static void recordings(DynamicPropertyRegistry properties) {
        properties.add("civicline.asterisk.recordings-dir", Canaries.FOLDER::toString);
    }

    @BeforeAll
    void whoDecides() throws Exception {
        canaries.peopleAndPlaces();
        supervisor = browser(Role.SUPERVISOR);
        security = browser(Role.SECURITY_ADMIN);
    }

    private Browser browser(Role role) throws Exception {
        String name = "f" + UUID.randomUUID().toString().substring(0, 13);
        directory
                .add(new StaffDirectory.NewStaffMember(name, name, "王", null, "forgetting", Set.of(role)), "口令-8字以上")
                .orThrow();
        var browser = new Browser(port);
        assertThat(browser.signIn(name, "口令-8字以上").status()).isEqualTo(200);
        return browser;
    }

    @AfterEach
    void backToNow() {
        signedIn.out();
        clock.reset();
    }

    @Test
    void whoAskedToBeForgottenIsNowhereAndNoFigureChanges() throws Exception {
        Person one = personEverywhere();
        Person other = personEverywhere();
        assertThat(whereIs(one)).containsAll(LEFT_IN);
        Set<String> otherBefore = whereIs(other);
        Map<String, Object> figures = figures();

        Answer preview = supervisor.get(API + "/citizens/" + one.id() + "/erasure");
        assertThat(preview.json().path("openCases").asInt()).isZero();
        for (PersonalData kind : kinds) {
            assertThat(preview.json().path("records").path(kind.kind()).asInt())
                    .as(kind.kind())
                    .isPositive();
        }
        String request = asked(one);
        Answer erased = security.post(API + "/erasures/" + request + "/approve", "{}");
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);
        assertThat(erased.json().path("decision").asString()).isEqualTo("ERASED");

        assertThat(whereIs(one)).isEmpty();
        assertThat(one.sound()).doesNotExist();
        assertThat(whereIs(other)).isEqualTo(otherBefore);
        assertThat(other.sound()).exists();
        assertThat(figures()).isEqualTo(figures);
        assertThat(audit.verify()).isInstanceOf(Audit.Verification.Intact.class);
        assertThat(supervisor.get(API + "/citizens/" + one.id() + "/erasure").code())
                .isEqualTo("ticketing.unknown-citizen");

        signedIn.out();
        CitizenId again = citizens.resolve(ContactPoint.phone(one.number()).orElseThrow());
        assertThat(again).as("whoever comes back is new").isNotEqualTo(one.id());
    }

    @Test
    void aCitizenWithAnOpenCaseIsNotForgotten() throws Exception {
        Person one = canaries.person();
        signedIn.as(canaries.agent);
        canaries.open(one, null);
        Set<String> before = whereIs(one);
        Answer refused = security.post(API + "/erasures/" + asked(one) + "/approve", "{}");
        assertThat(refused.code()).isEqualTo("ticketing.erasure-open-cases");
        assertThat(whereIs(one)).isEqualTo(before);
    }

    @Test
    void aRequestIsMadeOnceAndDecidedOnce() throws Exception {
        Person one = canaries.person();
        String form = "{\"ground\":\"CONSENT_WITHDRAWN\",\"reason\":\"本人来访，已核验身份\"}";
        String path = API + "/citizens/" + one.id() + "/erasure";
        String request = asked(one);
        assertThat(supervisor.post(path, form).code()).isEqualTo("ticketing.erasure-asked");
        assertThat(security.post(API + "/erasures/" + request + "/refuse", "{}").code())
                .isEqualTo("ticketing.note-missing");
        Answer refused = security.post(API + "/erasures/" + request + "/refuse", "{\"note\":\"依法应当保存\"}");
        assertThat(refused.json().path("decision").asString()).isEqualTo("REFUSED");
        assertThat(security.post(API + "/erasures/" + request + "/approve", "{}")
                        .code())
                .isEqualTo("ticketing.erasure-decided");
        assertThat(whereIs(one)).contains("ticketing.citizen");
        assertThat(supervisor.post(path, form).status()).as("asked anew").isEqualTo(200);
    }

    /** As ./civicline retention asks for it. */
    @Test
    void whatIsPastItsTimeIsForgottenAndADryRunOnlyCounts() throws Exception {
        Person old = personEverywhere();
        clock.forward(Duration.ofDays(121 * 31));
        // what was never sent is given up now; nobody else is at the old rows then
        await().atMost(SOON)
                .until(() -> jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM channels.outbound_text WHERE ended_at IS NULL)")
                        .query(Boolean.class)
                        .single());
        Person fresh = personEverywhere();
        Set<String> oldBefore = whereIs(old);
        Set<String> freshBefore = whereIs(fresh);
        Map<String, Object> figures = figures();

        Map<String, Long> counted = run(true);
        assertThat(counted.keySet())
                .isEqualTo(kinds.stream().map(PersonalData::kind).collect(Collectors.toSet()));
        assertThat(counted.values()).allSatisfy(count -> assertThat(count).isPositive());
        assertThat(whereIs(old)).isEqualTo(oldBefore);
        assertThat(old.sound()).exists();

        assertThat(run(false)).isEqualTo(counted);
        assertThat(whereIs(old)).isEmpty();
        assertThat(old.sound()).doesNotExist();
        assertThat(whereIs(fresh)).isEqualTo(freshBefore);
        assertThat(figures()).isEqualTo(figures);
        assertThat(run(true).values()).containsOnly(0L);
        assertThat(jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE action = 'retention.ran'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /**
     * Each table stands in the list with whose personal data it holds, so that nobody adds one without thinking of how it
     * is forgotten.
     */
    @Test
    void everyTableIsInTheListOfPersonalData() throws IOException {
        Map<String, String> list = new TreeMap<>();
        new ClassPathResource("personal-data.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s+", 2))
                .forEach(words -> list.put(words[0], words[1]));
        assertThat(list.keySet()).isEqualTo(new TreeSet<>(tables()));
        assertThat(LEFT_IN).allSatisfy(table -> assertThat(list.get(table)).doesNotStartWith("-"));
        Set<String> known = kinds.stream().map(PersonalData::kind).collect(Collectors.toSet());
        assertThat(list.values())
                .filteredOn(kind -> !kind.startsWith("-"))
                .allSatisfy(kind -> assertThat(known).contains(kind));
    }

    private String asked(Person one) throws Exception {
        Answer asked = supervisor.post(
                API + "/citizens/" + one.id() + "/erasure",
                "{\"ground\":\"CONSENT_WITHDRAWN\",\"reason\":\"本人来访，已核验身份\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        return asked.json().path("id").asString();
    }

    /** By kind, once it is over. */
    private Map<String, Long> run(boolean dry) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO foundation.retention_run (id, dry, asked_at) VALUES (?, ?, now())")
                .params(id, dry)
                .update();
        await().atMost(SOON)
                .until(() -> jdbc.sql("SELECT ended_at IS NOT NULL FROM foundation.retention_run WHERE id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single());
        Map<String, Long> results = new TreeMap<>();
        jdbc.sql("SELECT kind, records FROM foundation.retention_result WHERE run_id = ?")
                .param(id)
                .query((RowCallbackHandler) row -> results.put(row.getString("kind"), row.getLong("records")));
        return results;
    }

    private Map<String, Object> figures() {
        signedIn.out();
        Instant from = Instant.EPOCH;
        Instant until = clock.instant().plus(Duration.ofDays(1));
        return Map.of(
                "volume", statistics.volume(from, until),
                "rates", statistics.rates(from, until),
                "topics", statistics.topics(from, until, 10));
    }

    private List<String> tables() {
        return jdbc.sql("""
                SELECT schemaname || '.' || tablename FROM pg_tables
                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                """).query(String.class).list();
    }

    /** Tables with a row that has their name or number anywhere. */
    private Set<String> whereIs(Person person) {
        arrived(person);
        return tables().stream().filter(table -> isIn(table, person)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Person personEverywhere() throws IOException {
        Person person = canaries.everywhere();
        arrived(person);
        return person;
    }

    /** Until the other modules have heard of it all. */
    private void arrived(Person person) {
        await().atMost(SOON).until(() -> !isIn("public.event_publication", person));
    }

    private boolean isIn(String table, Person person) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM %s AS t WHERE t::text LIKE ? OR t::text LIKE ?)".formatted(table))
                .params("%" + person.name() + "%", "%" + person.number() + "%")
                .query(Boolean.class)
                .single();
    }
}
