package org.civicline.app.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.civicline.SampleCityTestApplication;
import org.civicline.app.samplecity.SampleCityLoader.Result;
import org.civicline.foundation.CityIdentity;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.Citizens.Recognition;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Statistics;
import org.civicline.ticketing.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = SampleCityTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = "civicline.sample-city=true")
class SampleCityLoaderTest {

    @TempDir
    static Path home;

    @Autowired
    SampleCityLoader loader;

    @Autowired
    CityIdentity city;

    @Autowired
    Departments departments;

    @Autowired
    StaffDirectory staff;

    @Autowired
    Categories categories;

    @Autowired
    Knowledge knowledge;

    @Autowired
    Citizens citizens;

    @Autowired
    Interactions interactions;

    @Autowired
    Statistics statistics;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("civicline.home", () -> home.toString());
    }

    @Test
    void theFirstStartLoadsTheWholeCity() {
        CityFiles files = CityFiles.read();
        assertThat(departments.all()).hasSameSizeAs(files.departments());
        assertThat(categories.all()).hasSameSizeAs(files.categories());
        assertThat(knowledge.list(null, null, 200).items()).hasSameSizeAs(files.articles());
        assertThat(staff.withRole(Role.AGENT)).hasSize(8);
        assertThat(count("foundation.staff")).isEqualTo(20);
        assertThat(count("ticketing.ticket")).isBetween(2750L, 3024L);
    }

    /** More on the desks than the tour speaks of would hide what it speaks of. */
    @Test
    void fewCasesAreOpen() {
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE closed_at IS NULL")
                        .query(Long.class)
                        .single())
                .isBetween(15L, 40L);
    }

    @Test
    void aSecondStartLoadsNothingAgain() throws IOException {
        Path signIns = home.resolve("run/sample-sign-ins.txt");
        String before = Files.readString(signIns);
        long casesBefore = count("ticketing.ticket");
        long interactionsBefore = count("ticketing.interaction");
        assertThat(loader.load()).isEqualTo(Result.LOADED_BEFORE);
        assertThat(count("ticketing.ticket")).isEqualTo(casesBefore);
        assertThat(count("ticketing.interaction")).isEqualTo(interactionsBefore);
        assertThat(Files.readString(signIns)).isEqualTo(before);
    }

    @Test
    void theCityIsMarkedAsASample() {
        assertThat(city.sample()).isTrue();
        assertThat(city.name()).isEqualTo("江州市");
        assertThat(city.nameEn()).isEqualTo("Jiangzhou");
    }

    @Test
    void signInsAreForTheOwnersEyesOnlyAndWork() throws IOException {
        Path file = home.resolve("run/sample-sign-ins.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(21);
        String agent = lines.stream()
                .filter(line -> line.startsWith("agent01 "))
                .findFirst()
                .orElseThrow();
        String password = agent.split("\\s+")[1];
        String hash = jdbc.sql("SELECT password_hash FROM foundation.staff WHERE username = 'agent01'")
                .query(String.class)
                .single();
        assertThat(passwords.matches(password, hash)).isTrue();
        assertThat(lines.subList(1, lines.size()).stream().map(line -> line.split("\\s+")[1]))
                .doesNotHaveDuplicates();
    }

    @Test
    void theCallerOfTheTourIsKnownWithOneOpenCaseAndATimeline() {
        ContactPoint point = ContactPoint.phone("13800138000").orElseThrow();
        assertThat(citizens.recognise(point)).isInstanceOfSatisfying(Recognition.Known.class, known -> {
            CitizenCard card = known.citizen();
            assertThat(card.name()).isEqualTo("王秀兰");
            assertThat(card.openTickets()).isEqualTo(1);
            assertThat(card.contacts()).isGreaterThanOrEqualTo(4);
            assertThat(interactions.timeline(card.id(), null, 50).items())
                    .anyMatch(entry -> entry.what().equals("phone-in"))
                    .anyMatch(entry -> entry.what().equals("sms-out"))
                    .anyMatch(entry -> entry.what().equals("rated"));
        });
    }

    @Test
    void aDeafCitizenIsNotToBeCalled() {
        ContactPoint point = ContactPoint.phone("13800130017").orElseThrow();
        assertThat(citizens.recognise(point))
                .isInstanceOfSatisfying(
                        Recognition.Known.class,
                        known -> assertThat(known.citizen().profile().voice()).isFalse());
    }

    @Test
    void whatCitizensNeedIsNoted() {
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.citizen WHERE 'ELDERLY' = ANY (needs)")
                        .query(Long.class)
                        .single())
                .isGreaterThan(80);
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.citizen WHERE 'DEAF' = ANY (needs) AND voice")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theDashboardHasSomethingToSay() {
        Instant now = clock.instant();
        Statistics.Rates rates = statistics.rates(now.minus(Duration.ofDays(95)), now);
        assertThat(rates.raw().counted()).isGreaterThan(1500);
        assertThat(rates.adjusted().counted() / (double) rates.raw().counted()).isBetween(0.8, 0.95);
        assertThat(rates.adjusted().solved() / (double) rates.adjusted().counted())
                .isBetween(0.7, 0.9);
        assertThat(rates.adjusted().composite()).isBetween(0.6, 0.95);
        Statistics.Volume volume = statistics.volume(now.minus(Duration.ofDays(95)), now);
        assertThat(volume.opened()).isEqualTo(count("ticketing.ticket"));
        assertThat(volume.answeredDirectly()).isGreaterThan(300);
        assertThat(volume.overdue()).isPositive();
        assertThat(volume.byStatus())
                .containsKeys(
                        TicketStatus.TO_DISPATCH,
                        TicketStatus.DISPATCHED,
                        TicketStatus.IN_PROGRESS,
                        TicketStatus.REPLIED,
                        TicketStatus.CLOSED);
    }

    /** Or the first start would ring and text citizens. */
    @Test
    void nothingGoesOutBecauseOfPastCases() {
        assertThat(count("event_publication")).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.follow_up WHERE ended_at IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
