package org.civicline.knowledgebase.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.knowledgebase.triage.Triage.Answer;
import org.civicline.knowledgebase.triage.Triage.Suggested;
import org.civicline.knowledgebase.triage.Triage.Writing;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city with closed cases to learn from, and nothing learnt yet. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TriageWork {

    static final Instant OPENED = Instant.parse("2026-03-02T02:00:00Z");
    private static final List<String> PLACES = List.of("南山路", "幸福小区", "人民公园", "东站广场", "青年大街", "老城菜场");

    @Autowired
    Triage triage;

    @Autowired
    Training training;

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

    Suggested suggest(String text) {
        return triage.suggest(new Writing(text, null, null));
    }

    static Answer answer(Suggested suggested, Question question) {
        return suggested.answers().stream()
                .filter(one -> one.question() == question)
                .findFirst()
                .orElseThrow();
    }

    void trained() {
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

    void run() {
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
