package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.civicline.CivicLineApplication;
import org.civicline.app.Browser.Answer;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.PersonalData;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.Statistics;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgettingTest {

    private static final String API = "/api/v1/staff";
    private static final AtomicInteger NEXT = new AtomicInteger();
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

    private static final Path FOLDER = folder();

    @Autowired
    List<PersonalData> kinds;

    @Autowired
    Tickets tickets;

    @Autowired
    Interactions interactions;

    @Autowired
    Citizens citizens;

    @Autowired
    Statistics statistics;

    @Autowired
    Audit audit;

    @Autowired
    Categories categories;

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Departments departments;

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
    private StaffMember agent = nobody();
    private StaffMember judge = nobody();
    private StaffMember officer = nobody();

    /** A citizen with a name that nobody else has. */
    private record Person(CitizenId id, String name, String number, Path sound) {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("recordings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StaffMember nobody() {
        return new StaffMember(new StaffId(new UUID(0, 0)), "", "", "", null, "", Set.of());
    }

    @DynamicPropertySource
    static void recordings(DynamicPropertyRegistry properties) {
        properties.add("civicline.asterisk.recordings-dir", FOLDER::toString);
    }

    @BeforeAll
    void peopleAndPlaces() throws Exception {
        departments.putAll(List.of(new Department("forgetting", "水务局", "Water", Department.Level.CITY, null)));
        categories.putAll(List.of(new Categories.Category("forgetting", "漏水", "Leak", null, Urgency.NORMAL)));
        // Names another department than the arbiter of the test, whose words are then noted against it.
        signedIn.out();
        catalogue.addAll(
                List.of(new DispatchCatalogue.Terms(
                        "forgetting", null, "elsewhere", null, null, LocalDate.of(2020, 1, 1), null)),
                "测试");
        agent = signedIn.newStaff("forgetting", Role.AGENT);
        judge = signedIn.newStaff("forgetting", Role.SUPERVISOR);
        officer = signedIn.newStaff("forgetting", Role.OFFICER);
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
        Person one = person();
        signedIn.as(agent);
        open(one, null);
        Set<String> before = whereIs(one);
        Answer refused = security.post(API + "/erasures/" + asked(one) + "/approve", "{}");
        assertThat(refused.code()).isEqualTo("ticketing.erasure-open-cases");
        assertThat(whereIs(one)).isEqualTo(before);
    }

    @Test
    void aRequestIsMadeOnceAndDecidedOnce() throws Exception {
        Person one = person();
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

    private Person person() throws IOException {
        String tail = "%06d".formatted(NEXT.incrementAndGet());
        String number = "13807" + tail;
        signedIn.out();
        CitizenId id = citizens.resolve(ContactPoint.phone(number).orElseThrow());
        citizens.rename(id, "金丝雀" + tail).orThrow();
        return new Person(id, "金丝雀" + tail, number, Files.writeString(FOLDER.resolve(tail + ".wav"), "sound"));
    }

    private Person personEverywhere() throws IOException {
        Person person = person();
        InteractionId call = contact(person);
        TicketView ticket = longCase(person, call);
        disputedCase(person);
        signedIn.as(agent);
        tickets.answerDirectly(form(person, null), null, "答复" + person.name(), key())
                .orThrow();
        pausedClock(person, ticket);
        supervision(person, ticket);
        comment(person, ticket);
        exclusion(person, ticket);
        texts(person, ticket);
        calls(person, ticket, call);
        signedIn.out();
        arrived(person);
        return person;
    }

    /** With a file that came with it, and one that still waits for another. */
    private void comment(Person person, TicketView ticket) {
        UUID comment = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO ticketing.comment (id, ticket_id, staff_id, department_code, audience, text, at, key)
                VALUES (?, ?, ?, 'forgetting', 'CASE', ?, ?, ?)
                """)
                .params(
                        comment,
                        ticket.id().value(),
                        agent.id().value(),
                        person.name() + "来电催问，回" + person.number(),
                        now,
                        key())
                .update();
        attachment(person, ticket, "CASE", comment);
        attachment(person, ticket, null, null);
    }

    private void attachment(Person person, TicketView ticket, @Nullable String audience, @Nullable UUID comment) {
        jdbc.sql("""
                INSERT INTO ticketing.attachment (id, ticket_id, staff_id, department_code, audience, comment_id, name,
                    kind, bytes, sha256, file, at, key)
                VALUES (gen_random_uuid(), ?, ?, 'forgetting', ?, ?, ?, 'PDF', 1, ?, gen_random_uuid(), ?, ?)
                """)
                .param(ticket.id().value())
                .param(agent.id().value())
                .param(audience)
                .param(comment)
                .param(person.name() + "的信.pdf")
                .param(new byte[32])
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(key())
                .update();
    }

    private InteractionId contact(Person person) {
        signedIn.out();
        Instant now = clock.instant();
        InteractionId call = interactions.begin(new Interactions.NewInteraction(
                Channel.PHONE, true, key(), ContactPoint.phone(person.number()).orElseThrow(), person.name(), now));
        interactions.end(call, new Interactions.Ending(now, "answered"));
        interactions.recorded(
                call, new Interactions.Recording(person.sound().getFileName().toString(), 1_000));
        return call;
    }

    private TicketView longCase(Person person, InteractionId call) {
        signedIn.as(agent);
        TicketView ticket = open(person, call);
        ticket = tickets.dispatch(ticket.id(), "forgetting", "请联系" + person.name(), ticket.version())
                .orThrow();
        signedIn.as(officer);
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        ticket = take(ticket, new SideStep.AskExtension(1, "等" + person.name()));
        signedIn.as(agent);
        ticket = take(ticket, new SideStep.GrantExtension());
        signedIn.as(officer);
        ticket = take(ticket, new SideStep.Suspend("待" + person.name() + "回电" + person.number()));
        ticket = take(ticket, new SideStep.Resume());
        ticket = tickets.reply(ticket.id(), "已为" + person.name() + "修好", ticket.version())
                .orThrow();
        signedIn.as(agent);
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        return tickets.close(ticket.id(), person.name() + "已满意", ticket.version())
                .orThrow();
    }

    private void disputedCase(Person person) {
        signedIn.as(agent);
        TicketView ticket = open(person, null);
        ticket = tickets.dispatch(ticket.id(), "forgetting", null, ticket.version())
                .orThrow();
        signedIn.as(officer);
        ticket = take(ticket, new SideStep.AskReturn(ReturnReason.UNCLEAR, person.name() + "在哪里", null));
        signedIn.as(agent);
        ticket = take(ticket, new SideStep.RefuseReturn(person.name() + "已说明"));
        signedIn.as(officer);
        ticket = take(ticket, new SideStep.Dispute(person.name() + "没有说明"));
        signedIn.as(judge);
        ticket = take(ticket, new SideStep.Arbitrate("forgetting", person.name() + "住在辖区"));
        take(ticket, new SideStep.Withdraw(person.name() + "不再需要"));
    }

    private TicketView take(TicketView ticket, SideStep step) {
        return tickets.take(ticket.id(), step, ticket.version()).orThrow();
    }

    private TicketView open(Person person, @Nullable InteractionId interaction) {
        return tickets.open(form(person, interaction), key()).orThrow();
    }

    private static Tickets.NewTicket form(Person person, @Nullable InteractionId interaction) {
        return new Tickets.NewTicket(
                person.id(),
                interaction,
                Channel.PHONE,
                TicketType.HELP,
                "forgetting",
                Urgency.NORMAL,
                person.name() + "家漏水",
                "电话" + person.number(),
                person.name() + "家",
                false);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** With the reason of a pause. */
    private void pausedClock(Person person, TicketView ticket) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO ticketing.clock (id, ticket_id, duty, started_at, due_at, because, shifts, stopped_at, outcome)
                VALUES (?, ?, 'REPLY', ?, ?, '{}',
                    jsonb_build_array(jsonb_build_object('kind', 'PAUSE', 'reason', CAST(? AS text))), ?, 'MET')
                """)
                .params(UUID.randomUUID(), ticket.id().value(), now, now, person.name(), now)
                .update();
    }

    private void supervision(Person person, TicketView ticket) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO ticketing.supervision (id, ticket_id, duty, level, raised_at, level_at, raised_by, reason,
                    answer_by, answered_at, answered_by, answer)
                VALUES (?, ?, 'REPLY', 'URGE', ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        ticket.id().value(),
                        now,
                        now,
                        judge.id().value(),
                        "请回复" + person.name(),
                        now,
                        now,
                        officer.id().value(),
                        "已回复" + person.name())
                .update();
        jdbc.sql("UPDATE ticketing.ticket_content SET form = CAST(? AS jsonb) WHERE ticket_id = ?")
                .params(
                        "{\"parts\":[],\"answers\":{\"who\":[\"" + person.name() + "\"]}}",
                        ticket.id().value())
                .update();
    }

    private void exclusion(Person person, TicketView ticket) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID round = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO ticketing.follow_up (id, ticket_id, asked_at, ended_at, outcome)
                VALUES (?, ?, ?, ?, 'NOT_CONTACTED')
                """).params(round, ticket.id().value(), now, now).update();
        jdbc.sql("""
                INSERT INTO ticketing.exclusion (id, follow_up_id, ticket_id, ground, evidence, kept_at, asked_at,
                    asked_by, decided_at, decided_by, approved, decision)
                VALUES (?, ?, ?, 'ABUSE', ?, ?, ?, ?, ?, ?, TRUE, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        round,
                        ticket.id().value(),
                        person.name() + "辱骂",
                        person.name() + "的录音",
                        now,
                        agent.id().value(),
                        now,
                        judge.id().value(),
                        "同意" + person.name())
                .update();
    }

    /** As the SMS centre brings and takes them. */
    private void texts(Person person, TicketView ticket) {
        UUID text = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO channels.outbound_text (id, key, recipient, body, ticket, state, created_at, next_attempt_at,
                    ended_at)
                VALUES (?, ?, ?, ?, ?, 'delivered', ?, ?, ?)
                """)
                .params(text, key(), person.number(), person.name(), ticket.id().value(), now, now, now)
                .update();
        jdbc.sql(
                        "INSERT INTO channels.text_segment (text, number, recipient, state, message_id) VALUES (?, 1, ?, 'delivered', 'm')")
                .params(text, person.number())
                .update();
        jdbc.sql("""
                INSERT INTO channels.text_receipt (message_ids, recipient, status, received_at, matched_text)
                VALUES ('{m}', ?, 'DELIVRD', ?, ?), ('{n}', ?, 'DELIVRD', ?, NULL)
                """).params(person.number(), now, text, person.number(), now).update();
        jdbc.sql("""
                INSERT INTO channels.inbound_part (id, sender, recipient, reference, total, number, data_coding, content,
                    received_at, text)
                VALUES (?, ?, '12345', 1, 1, 1, 8, '', ?, ?)
                """)
                .params(UUID.randomUUID(), person.number(), now, UUID.randomUUID())
                .update();
        jdbc.sql("""
                INSERT INTO channels.inbound_text (id, sender, alphanumeric, recipient, body, received_at, stored_at,
                    fingerprint, session, sequence, state, next_attempt_at, outcome)
                VALUES (?, ?, FALSE, '12345', ?, ?, ?, '', '', 1, 'done', ?, 'recorded')
                """)
                .params(UUID.randomUUID(), person.number(), person.name(), now, now, now)
                .update();
    }

    /** As the exchange and the queue have them. */
    private void calls(Person person, TicketView ticket, InteractionId call) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO cti.call (id, node, unique_id, leg, number, state, interaction_id, began_at, ended_at)
                VALUES (?, 'pbx', ?, 'leg', ?, 'ENDED', ?, ?, ?)
                """)
                .params(UUID.randomUUID(), key(), person.number(), call.value(), now, now)
                .update();
        jdbc.sql("""
                INSERT INTO cti.rating_call (ticket_id, attempt, ticket_number, phone, state, due_at, ended_at)
                VALUES (?, 1, 'x', ?, 'FAILED', ?, ?)
                """).params(ticket.id().value(), person.number(), now, now).update();
        jdbc.sql("""
                INSERT INTO channels.work_item (id, kind, reference, queue, priority, enqueued_at, state, ended_at, details)
                VALUES (?, 'CALL', ?, 'hotline', 0, ?, 'DONE', ?, jsonb_build_object('from', CAST(? AS text), 'callId', 'x'))
                """)
                .params(UUID.randomUUID(), key(), now, now, person.number())
                .update();
    }
}
