package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.DueSteps;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Calendars are data: a year is taken in from the notice, a department has hours of its own. */
class CalendarSetupTest extends SetupWork {

    private static final Matter COMPLAINT = new Matter(TicketType.COMPLAINT, Urgency.NORMAL, null, null);

    /** 2031-09-30 is a Tuesday. */
    private static final Instant LAST_OF_SEPTEMBER = Instant.parse("2031-09-30T02:00:00Z");

    @Autowired
    Deadlines deadlines;

    @Autowired
    DueSteps steps;

    @Test
    void theYearsThatComeWithTheSystemSayWhereTheyAreFrom() throws Exception {
        JsonNode years = get(supervisor, "/calendar/years").body();
        var told = new ArrayList<String>();
        for (JsonNode year : years) {
            told.add(year.get("year").asInt() + " " + year.get("standing").asString());
            assertThat(year.get("source").asString()).isNotBlank();
        }
        assertThat(told).contains("2025 PUBLISHED", "2026 PUBLISHED", "2027 PROVISIONAL");
        JsonNode next = get(supervisor, "/calendar?year=2027").body();
        assertThat(next.get("days")).hasSize(1 + 4 + 1 + 2 + 1 + 1 + 3);
        assertThat(get(supervisor, "/calendar?year=2035").status()).isEqualTo(404);
        assertThat(get(supervisor, "/calendar").status()).isEqualTo(422);
    }

    @Test
    void aYearIsTriedOutTakenInAndReplaced() throws Exception {
        Instant beforehand =
                deadlines.of(Duty.REPLY, COMPLAINT, null, LAST_OF_SEPTEMBER).at();
        String body = """
                {"year":2031,"version":0,"standing":"PUBLISHED","source":"国务院办公厅通知","days":[
                 {"day":"2031-10-01","works":false,"holiday":"国庆节"},
                 {"day":"2031-10-02","works":"休","holiday":"national-day"},
                 {"day":"2031-10-04","works":true,"holiday":"国庆节"}]}""";
        Answer tried = put(administrator, "/calendar?dryRun=true", body);
        assertThat(tried.body().get("imported").asBoolean()).isFalse();
        assertThat(tried.body().get("holidays").asInt()).isEqualTo(2);
        assertThat(tried.body().get("makeUpDays").asInt()).isEqualTo(1);
        assertThat(deadlines.of(Duty.REPLY, COMPLAINT, null, LAST_OF_SEPTEMBER).at())
                .isEqualTo(beforehand);

        Answer taken = put(administrator, "/calendar", body);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.body().get("added")).hasSize(3);
        // Off on 1 and 2 October; 3, 4 (Saturday, worked), 6, 7, 8.
        assertThat(deadlines.of(Duty.REPLY, COMPLAINT, null, LAST_OF_SEPTEMBER).at())
                .isEqualTo(Instant.parse("2031-10-08T10:00:00Z"));

        String csv = """
                day,works,holiday
                2031-10-01,休,国庆节
                "2031-10-02",0,"国庆节"

                """;
        Answer replaced = csv("2031", 1, "PUBLISHED", csv.getBytes(StandardCharsets.UTF_8), false);
        assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
        assertThat(replaced.body().get("removed")).hasSize(1);
        assertThat(deadlines.of(Duty.REPLY, COMPLAINT, null, LAST_OF_SEPTEMBER).at())
                .isEqualTo(Instant.parse("2031-10-09T10:00:00Z"));
        assertThat(jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE subject = 'calendar:2031'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aFileAsChineseSpreadsheetsSaveItIsRead() throws Exception {
        byte[] file = "日期,上班,节日\r\n2032-10-01,休,国庆节\r\n2032-10-02,班,国庆节\r\n".getBytes(Charset.forName("GB18030"));
        JsonNode tried = csv("2032", "PUBLISHED", file, true).body();
        assertThat(tried.get("errors")).isEmpty();
        assertThat(tried.get("added").get(0).get("holiday").asString()).isEqualTo("national-day");
        byte[] marked = "\uFEFFday,works,holiday\n2032-10-01,false,元旦\n".getBytes(StandardCharsets.UTF_8);
        assertThat(csv("2032", "PUBLISHED", marked, true).body().get("errors")).isEmpty();
    }

    @Test
    void everyFaultyRowIsNamedAndNothingIsTakenIn() throws Exception {
        String csv = """
                day,works,holiday
                2033-02-30,休,春节
                2032-12-31,休,元旦
                2033-01-03,班,元旦
                2033-01-01,maybe,元旦
                2033-01-02,休,
                2033-01-02,休,元旦

                2033-01-08,班,元旦
                """;
        Answer tried = csv("2033", "PUBLISHED", csv.getBytes(StandardCharsets.UTF_8), true);
        assertThat(codes(tried.body().get("errors")))
                .containsExactly(
                        "1 date",
                        "2 other-year",
                        "3 works-anyway",
                        "4 works",
                        "5 holiday",
                        "6 day-twice",
                        "7 date",
                        "7 works",
                        "7 holiday");
        Answer refused = csv("2033", "PUBLISHED", csv.getBytes(StandardCharsets.UTF_8), false);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors")).hasSize(9);
        assertThat(get(administrator, "/calendar?year=2033").status()).isEqualTo(404);
        byte[] heading = "day,works,holiday\n".getBytes(StandardCharsets.UTF_8);
        assertThat(codes(csv("2033", "PUBLISHED", heading, true).body().get("errors")))
                .containsExactly("0 no-days");
        assertThat(csv("1066", "PUBLISHED", heading, true).status()).isEqualTo(422);
        assertThat(csv("2033", "PUBLISHED", new byte[0], true).status()).isEqualTo(422);
        assertThat(csv("2033", "GUESSED", "day,works,holiday\n2033-01-01,休,元旦".getBytes(StandardCharsets.UTF_8), false)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aFileWithoutHeadingOrOfNoEndIsRefusedBeforeADayIsLost() throws Exception {
        byte[] headless = "2033-01-01,休,元旦\n2033-01-02,休,元旦\n".getBytes(StandardCharsets.UTF_8);
        Answer refused = csv("2033", "PUBLISHED", headless, true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("ticketing.calendar-file");
        byte[] huge = ("day,works,holiday\n" + "2033-01-01,休,元旦\n".repeat(9_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(csv("2033", "PUBLISHED", huge, true).body().get("code").asString())
                .isEqualTo("ticketing.calendar-file");
    }

    /** Else the next deadline would be looked for without end. */
    @Test
    void noOfficeAndNoYearIsClosedForMonths() throws Exception {
        var days = new StringBuilder();
        var lines = new StringBuilder("day,works,holiday\n");
        for (LocalDate day = LocalDate.of(2033, 3, 1); day.isBefore(LocalDate.of(2033, 6, 1)); day = day.plusDays(1)) {
            days.append(days.isEmpty() ? "" : ",").append("{\"day\":\"" + day + "\",\"works\":false,\"note\":\"搬迁\"}");
            lines.append(day).append(",休,封城\n");
        }
        String body = """
                {"version":0,"keepsHolidays":true,"hours":[{"weekday":1,"opens":"09:00","closes":"12:00"}],"days":[%s]}""".formatted(days);
        assertThat(codes(put(administrator, "/opening-hours/water", body).body().get("errors")))
                .containsExactly("0 closed-too-long");
        assertThat(codes(csv("2033", "PUBLISHED", lines.toString().getBytes(StandardCharsets.UTF_8), true)
                        .body()
                        .get("errors")))
                .containsExactly("0 closed-too-long");
    }

    @Test
    void aDepartmentThatWorksOnSaturdaysIsCountedByItsOwnCalendar() throws Exception {
        departments.putAll(List.of(new Department("counter", "办事大厅", "Service Hall", Department.Level.CITY, null)));
        var hours = new StringBuilder();
        for (int weekday = 1; weekday <= 6; weekday++) {
            hours.append(weekday == 1 ? "" : ",").append("""
                    {"weekday":%d,"opens":"10:00","closes":"20:00"}""".formatted(weekday));
        }
        String body = """
                {"version":0,"keepsHolidays":true,"hours":[%s],"days":[{"day":"2026-11-20","works":false,"note":"盘点"}]}""".formatted(hours);
        Answer set = put(administrator, "/opening-hours/counter", body);
        assertThat(set.status()).isEqualTo(200);
        String there =
                "/opening-hours/counter?version=" + set.body().get("version").asLong();
        // Monday 16 November 2026; Friday is closed, Saturday worked: 17, 18, 19, 21, 23.
        Instant monday = Instant.parse("2026-11-16T02:00:00Z");
        Deadline own = deadlines.of(Duty.REPLY, COMPLAINT, "counter", monday);
        assertThat(own.at()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(steps.of(own.because(), own.at()))
                .contains("2026-11-20（周五）：不计，承办单位休息：盘点")
                .first()
                .asString()
                .endsWith("按承办单位自己的工作日历");
        assertThat(deadlines.of(Duty.REPLY, COMPLAINT, "water", monday).at())
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));

        assertThat(call(administrator, delete(API + there)).status()).isEqualTo(204);
        assertThat(deadlines.of(Duty.REPLY, COMPLAINT, "counter", monday).at())
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(call(administrator, delete(API + there)).status()).isEqualTo(404);
    }

    @Test
    void hoursThatMakeNoSenseAreNamedAndTheCitysCannotBeRemoved() throws Exception {
        String body = """
                {"version":0,"keepsHolidays":true,"hours":[{"weekday":8,"opens":"09:00","closes":"12:00"},
                 {"weekday":1,"opens":"12:00","closes":"09:00"},{"weekday":1,"opens":"9","closes":"12:00"},
                 {"weekday":1,"opens":"09:00","closes":"12:00"},{"weekday":1,"opens":"11:00","closes":"24:00"},null],
                 "days":[{"day":"tomorrow"},{"day":"2026-11-20","works":true},null]}""";
        Answer refused = put(administrator, "/opening-hours/water", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(codes(refused.body().get("errors")))
                .containsExactly(
                        "1 weekday",
                        "2 hours",
                        "3 hours",
                        "5 hours-overlap",
                        "6 weekday",
                        "1 date",
                        "2 day-note",
                        "3 date");
        Answer never =
                put(administrator, "/opening-hours/water", "{\"version\":0,\"keepsHolidays\":true,\"hours\":[]}");
        assertThat(codes(never.body().get("errors"))).containsExactly("0 no-hours");
        assertThat(put(administrator, "/opening-hours/nobody", "{\"version\":0,\"keepsHolidays\":true,\"hours\":[]}")
                        .status())
                .isEqualTo(404);
        assertThat(call(administrator, delete(API + "/opening-hours/*?version=1"))
                        .status())
                .isEqualTo(409);
        JsonNode city = get(supervisor, "/opening-hours").body().get(0);
        assertThat(city.get("code").asString()).isEqualTo("*");
        assertThat(city.get("hours")).hasSize(10);
    }

    private Answer hours(String office, long version, String opens) throws Exception {
        return put(administrator, "/opening-hours/" + office, """
                {"version":%d,"keepsHolidays":true,"hours":[{"weekday":1,"opens":"%s","closes":"18:00"}]}
                """.formatted(version, opens));
    }

    private static void changedMeanwhile(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("ticketing.hours-changed-meanwhile");
    }

    private Answer year(StaffMember by, long version, String day) throws Exception {
        return put(by, "/calendar", """
                {"year":2034,"version":%d,"standing":"PUBLISHED","source":"通知","days":[
                 {"day":"2034-%s","works":false,"holiday":"元旦"}]}""".formatted(version, day));
    }

    @Test
    void whoeverTakesInAYearThatAnotherTookInMeanwhileIsToldWhoAndWhatDiffers() throws Exception {
        assertThat(put(administrator, "/calendar?dryRun=true", """
                {"year":2034,"days":[{"day":"2034-01-02","works":false,"holiday":"元旦"}]}""")
                        .body()
                        .get("version")
                        .asLong())
                .isZero();
        Answer first = year(administrator, 0, "01-02");
        assertThat(first.body().get("version").asLong()).isEqualTo(1);

        Answer second = year(administrator, 0, "01-03");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("code").asString()).isEqualTo("ticketing.calendar-changed-meanwhile");
        assertThat(second.body().get("changedBy").asString()).isEqualTo(administrator.displayName());
        assertThat(second.body().get("changedAt").asString()).isNotBlank();
        assertThat(second.body().get("version").asLong()).isEqualTo(1);
        assertThat(second.body().get("added").get(0).get("day").asString()).isEqualTo("2034-01-03");
        assertThat(second.body().get("removed").get(0).get("day").asString()).isEqualTo("2034-01-02");
        assertThat(get(supervisor, "/calendar?year=2034")
                        .body()
                        .get("days")
                        .get(0)
                        .get("day")
                        .asString())
                .isEqualTo("2034-01-02");

        assertThat(year(administrator, 1, "01-03").body().get("version").asLong())
                .isEqualTo(2);
        assertThat(year(administrator, 1, "01-04").status()).isEqualTo(409);
        assertThat(year(administrator, 9, "01-04").status()).isEqualTo(409);
        assertThat(put(administrator, "/calendar", """
                {"year":2034,"standing":"PUBLISHED","source":"通知","days":[
                 {"day":"2034-01-04","works":false,"holiday":"元旦"}]}""").status())
                .as("without a version")
                .isEqualTo(422);
        JsonNode now = get(supervisor, "/calendar?year=2034").body();
        assertThat(now.get("version").asLong()).isEqualTo(2);
        assertThat(now.get("days").get(0).get("day").asString()).isEqualTo("2034-01-03");
    }

    @Test
    void whoeverEditedHoursThatAnotherChangedMeanwhileIsTold() throws Exception {
        departments.putAll(List.of(new Department("depot", "车辆段", "Depot", Department.Level.CITY, null)));
        long first = hours("depot", 0, "08:00").body().get("version").asLong();
        changedMeanwhile(hours("depot", 0, "07:00"));
        long second = hours("depot", first, "09:00").body().get("version").asLong();
        Answer late = hours("depot", first, "07:00");
        changedMeanwhile(late);
        assertThat(late.body().get("changedBy").asString()).isEqualTo(administrator.displayName());
        JsonNode now = late.body().get("now");
        assertThat(now.get("version").asLong()).isEqualTo(second);
        assertThat(now.get("hours").get(0).get("opens").asString()).isEqualTo("09:00");
        changedMeanwhile(call(administrator, delete(API + "/opening-hours/depot?version=" + first)));
        JsonNode depot = get(supervisor, "/opening-hours")
                .body()
                .valueStream()
                .filter(one -> one.get("code").asString().equals("depot"))
                .findFirst()
                .orElseThrow();
        assertThat(depot.get("version").asLong()).isEqualTo(second);
        assertThat(depot.get("hours").get(0).get("opens").asString()).isEqualTo("09:00");

        assertThat(call(administrator, delete(API + "/opening-hours/depot?version=" + second))
                        .status())
                .isEqualTo(204);
        changedMeanwhile(hours("depot", second, "07:00"));
        assertThat(hours("depot", 0, "10:00").status()).isEqualTo(200);
        changedMeanwhile(hours("depot", second, "07:00"));
    }

    @Test
    void onlySystemAdministratorsSetCalendars() throws Exception {
        for (StaffMember one : List.of(agent, officer, supervisor, leader)) {
            assertThat(put(one, "/calendar?dryRun=true", "{\"year\":2034,\"days\":[]}")
                            .status())
                    .isEqualTo(403);
            assertThat(put(one, "/opening-hours/water", "{}").status()).isEqualTo(403);
            assertThat(call(one, delete(API + "/opening-hours/water?version=1")).status())
                    .isEqualTo(403);
        }
        assertThat(get(officer, "/calendar/years").status()).isEqualTo(403);
        assertThat(get(officer, "/opening-hours").status()).isEqualTo(403);
    }

    private Answer csv(String year, String standing, byte[] file, boolean dryRun) throws Exception {
        return csv(year, 0, standing, file, dryRun);
    }

    private Answer csv(String year, int version, String standing, byte[] file, boolean dryRun) throws Exception {
        return call(
                administrator,
                MockMvcRequestBuilders.put(API + "/calendar")
                        .param("year", year)
                        .param("version", Integer.toString(version))
                        .param("standing", standing)
                        .param("source", "国务院办公厅通知")
                        .param("dryRun", Boolean.toString(dryRun))
                        .contentType("text/csv")
                        .content(file));
    }

    private static List<String> codes(JsonNode errors) {
        var codes = new ArrayList<String>();
        for (JsonNode error : errors) {
            codes.add(error.get("row").asInt() + " " + error.get("code").asString());
            assertThat(error.get("text").asString()).isNotBlank();
        }
        return codes;
    }
}
