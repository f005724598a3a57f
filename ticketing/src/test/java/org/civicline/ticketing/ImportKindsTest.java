package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.events.TicketMoved;
import org.civicline.ticketing.events.TicketOpened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.JsonNode;

/** What each kind makes of its rows. */
@RecordApplicationEvents
class ImportKindsTest extends ImportWork {

    private static final String CASES = "工单编号,类型,分类,标题,诉求内容,联系电话,姓名,受理时间,承办单位,派单时间,答复内容,满意度,办结时间,地址";

    @Autowired
    ApplicationEvents events;

    @Autowired
    DispatchCatalogue catalogue;

    private String mark = "";

    @BeforeEach
    void wordsOfItsOwn() {
        mark = "k" + System.nanoTime();
    }

    @Test
    void oldCasesKeepTheirNumbersAndTimesAndAreHistory() throws Exception {
        String phone = Samples.phone().value();
        String[] lines = {
            CASES,
            mark + "/1,投诉,噪声扰民,工地夜里施工,睡不着,+86 " + phone
                    + ",赵敏,2023/4/5 9:30,水务局,2023-04-05 10:00,已责令停工。,满意,2023-04-08 09:00,和平路1号",
            mark + "/2,REPORT,living.noise,举报,有人偷排," + phone + ",,2023-05-05,water,,,0,2023-05-08,",
            mark + "/3,咨询,living.noise,几点停工,请问几点停工,,,2023-06-05 08:00,,,22点。,,2023-06-05 08:05,"
        };
        JsonNode run = tried(supervisor, "old-tickets", lines);
        assertThat(problems(supervisor, run)).isEmpty();
        assertThat(tally(run)).isEqualTo("3 0 0 0");
        run = taken(supervisor, run);
        assertThat(tally(run)).isEqualTo("3 0 0 0");

        signedIn.as(agent);
        TicketView first = tickets.findByNumber(mark + "/1").orElseThrow();
        assertThat(first.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(first.createdAt()).isEqualTo(Instant.parse("2023-04-05T01:30:00Z"));
        assertThat(first.closedAt()).isEqualTo(Instant.parse("2023-04-08T01:00:00Z"));
        assertThat(first.lead()).isEqualTo("water");
        assertThat(first.reply()).isEqualTo("已责令停工。");
        assertThat(first.satisfaction()).isEqualTo(Satisfaction.SATISFIED);
        assertThat(first.dueAt()).isNull();
        assertThat(tickets.history(first.id()).stream().map(TicketEvent::name)).startsWith("opened", "dispatched");
        assertThat(tickets.findByNumber(mark + "/2").orElseThrow().confidential())
                .isTrue();
        TicketView third = tickets.findByNumber(mark + "/3").orElseThrow();
        assertThat(third.answeredDirectly()).isTrue();
        assertThat(third.citizen()).isNull();
        assertThat(running()).isZero();
        assertThat(events.stream(TicketMoved.class)).isEmpty();
        assertThat(events.stream(TicketOpened.class)).isEmpty();
        assertThat(get(agent, "/tickets?q=" + mark + "/1").body().get("items")).hasSize(1);

        assertThat(tally(taken(supervisor, tried(supervisor, "old-tickets", lines))))
                .isEqualTo("0 0 3 0");
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.ticket WHERE number LIKE ?")
                        .param(mark + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private int running() {
        return jdbc.sql("""
                SELECT count(*) FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id
                WHERE t.number LIKE ? AND c.stopped_at IS NULL
                """).param(mark + "%").query(Integer.class).single();
    }

    @Test
    void whatCannotBeHistoryIsToldRowByRowAndTheRestComesIn() throws Exception {
        String good = mark + "/9,咨询,living.noise,几点停工,请问,,,2023-06-05 08:00,,,22点。,,2023-06-05 08:05,";
        JsonNode run = tried(
                supervisor,
                "old-tickets",
                CASES,
                "有汉字,咨询,living.noise,标题,内容,,,2023-06-05,,,,,2023-06-06,",
                mark + "/1,咨询,nothing,标题,内容,,,2023-06-05,nobody,,,,2023-06-06,",
                mark + "/2,咨询,living.noise,标题,内容,电话,,2023-06-05,,,,,2023-06-06,",
                mark + "/3,咨询,living.noise,标题,内容,,赵敏,2023-06-05,,,,,2023-06-06,",
                mark + "/4,咨询,living.noise,标题,内容,,,2023-06-07,,,,,2023-06-06,",
                mark + "/5,咨询,living.noise,标题,内容,,,2023-06-05,,,,,2123-06-06,",
                mark + "/6,咨询,living.noise,标题,内容,,,2023-06-05,,2023-06-05,,,2023-06-06,",
                mark + "/7,咨询,living.noise,标题,内容,,,2023-06-05,,,,,,",
                mark + "/8,问题,living.noise,标题,内容,,,前天,,,,很好,2023-02-31,",
                good);
        assertThat(problems(supervisor, run))
                .containsExactly(
                        "2 工单编号 old-number",
                        "3 分类 no-such-category",
                        "3 承办单位 no-such-department",
                        "4 联系电话 no-phone",
                        "5 姓名 name-alone",
                        "6 办结时间 times-order",
                        "7 办结时间 in-the-future",
                        "8 承办单位 steps-without-department",
                        "9 办结时间 missing",
                        "10 类型 no-choice",
                        "10 满意度 no-choice",
                        "10 受理时间 no-moment",
                        "10 办结时间 no-moment");
        assertThat(jdbc.sql("SELECT text || text_en || remedy || remedy_en FROM foundation.import_problem")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains("赵敏") || text.contains("电话,"));
        assertThat(tally(taken(supervisor, run, true))).isEqualTo("1 0 0 9");
        signedIn.as(agent);
        assertThat(tickets.findByNumber(mark + "/9")).isPresent();
        assertThat(tickets.findByNumber(mark + "/1")).isEmpty();
    }

    /** Who tells on somebody is closed to the department that is told on, in old cases too. */
    @Test
    void theInformantOfAnOldReportStaysHidden() throws Exception {
        String phone = Samples.phone().value();
        taken(
                supervisor,
                tried(
                        supervisor,
                        "old-tickets",
                        CASES,
                        mark + "/1,举报,living.noise,举报,有人偷排," + phone + ",钱某某,2023-05-05,water,,已查处。,,2023-05-08,"));
        signedIn.as(agent);
        TicketId id = tickets.findByNumber(mark + "/1").orElseThrow().id();
        String seen = get(officer, "/tickets/" + id).body().toString()
                + get(officer, "/tickets/" + id + "/history").body()
                + get(officer, "/tickets?q=" + mark).body();
        assertThat(seen).contains(mark).doesNotContain("钱某某").doesNotContain(phone);
    }

    @Test
    void catalogueEntriesComeInWholeAndTheSameFileAgainAddsNothing() throws Exception {
        signedIn.out();
        categories.putAll(List.of(new Categories.Category(mark, "市容" + mark, "City", null, Urgency.NORMAL)));
        departments.putAll(List.of(new Department("urban", "城管局", "Urban Bureau", Department.Level.CITY, null)));
        String heading = "目录编号,分类,地点,承办单位,依据,生效日期,截止日期";
        JsonNode run = tried(
                supervisor,
                "dispatch-catalogue",
                heading,
                "," + mark + ",,urban,,2026-01-01,",
                "," + mark + ",,water,,2026-06-01,",
                ",nothing,nowhere,nobody,,soon,");
        assertThat(problems(supervisor, run))
                .containsExactlyInAnyOrder(
                        "3 - catalogue-row-clash",
                        "4 分类 catalogue-unknown-category",
                        "4 地点 catalogue-unknown-place",
                        "4 承办单位 catalogue-unknown-department",
                        "4 - catalogue-date");
        assertThat(jdbc.sql("SELECT text_en FROM foundation.import_problem WHERE run_id = ? AND code = ?")
                        .param(java.util.UUID.fromString(id(run)))
                        .param("catalogue-row-clash")
                        .query(String.class)
                        .single())
                .startsWith("Clashes with row 2: City");
        giveUp(supervisor, run);
        String[] lines = {heading, ",市容" + mark + ",,城管局,《办法》第3条,,"};
        assertThat(tally(taken(administrator, tried(administrator, "dispatch-catalogue", lines))))
                .isEqualTo("1 0 0 0");
        assertThat(catalogue.suggest(mark, null).orElseThrow().departmentCode()).isEqualTo("urban");
        clock.forward(Duration.ofDays(3));
        assertThat(tally(taken(supervisor, tried(supervisor, "dispatch-catalogue", lines))))
                .isEqualTo("0 0 1 0");
    }

    /** A file may have been written days ago. */
    @Test
    void anEntryThatWasChangedSinceTheFileWasWrittenIsNotOverwritten() throws Exception {
        signedIn.out();
        categories.putAll(List.of(new Categories.Category(mark, "市容" + mark, "City", null, Urgency.NORMAL)));
        departments.putAll(List.of(new Department("urban", "城管局", "Urban Bureau", Department.Level.CITY, null)));
        String heading = "目录编号,版本,分类,承办单位,生效日期";
        taken(supervisor, tried(supervisor, "dispatch-catalogue", heading, ",," + mark + ",urban,2026-01-01"));
        int number = catalogue.suggest(mark, null).orElseThrow().number();
        assertThat(tally(taken(
                        administrator,
                        tried(
                                administrator,
                                "dispatch-catalogue",
                                heading,
                                number + ",1," + mark + ",water,2026-03-01"))))
                .isEqualTo("0 1 0 0");
        JsonNode late = tried(
                supervisor,
                "dispatch-catalogue",
                heading,
                number + ",1," + mark + ",urban,2026-01-01",
                "999999999,1," + mark + ",urban,2026-01-01");
        assertThat(problems(supervisor, late))
                .containsExactlyInAnyOrder(
                        "2 版本 catalogue-entry-changed", "3 目录编号 catalogue-unknown-entry", "3 - catalogue-row-clash");
        giveUp(supervisor, late);
        assertThat(catalogue.suggest(mark, null).orElseThrow().departmentCode()).isEqualTo("water");
    }
}
