package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.reports.Posting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Reports that are due, and those somebody has sent. */
class ReportsTest extends SetupWork {

    /** Thursday, ten in the morning in the city. */
    private static final Instant THURSDAY = Instant.parse("2067-05-19T02:00:00Z");

    private static final String FIGURES = "\"figures\":[\"opened\",\"solved\",\"overdue\",\"hours-to-answer\"]";
    private static final String DAILY = "\"rhythm\":\"DAILY\",\"time\":\"08:00\"";
    private static final String WEEKLY = "\"rhythm\":\"WEEKLY\",\"day\":1,\"time\":\"08:00\"";

    @Autowired
    ReportsTaken post;

    @BeforeEach
    void nothingYet() {
        jdbc.sql("DELETE FROM ticketing.report").update();
        post.reset();
        goOnAt(THURSDAY);
        addressed(leader, "leader@city.example");
        addressed(supervisor, "supervisor@city.example");
    }

    /** Where no other test's cases are. */
    private void goOnAt(Instant moment) {
        clock.reset();
        clock.forward(Duration.between(clock.instant(), moment));
    }

    private void addressed(StaffMember one, @Nullable String address) {
        jdbc.sql("UPDATE foundation.staff SET email = :address WHERE id = :id")
                .param("address", address)
                .param("id", one.id().value())
                .update();
    }

    private void roles(StaffMember one, String... roles) {
        jdbc.sql("UPDATE foundation.staff SET roles = :roles WHERE id = :id")
                .param("roles", roles)
                .param("id", one.id().value())
                .update();
    }

    private String form(String schedule, String receivers) {
        return form("周报", schedule, receivers, "DEPARTMENT", "zh-CN");
    }

    private static String form(String name, String schedule, String receivers, String breakdown, String language) {
        return """
                {"name":"%s",%s,"breakdown":"%s","departments":[],"language":"%s",%s,"workingDays":false,"receivers":[%s]}
                """.formatted(name, FIGURES, breakdown, language, schedule, receivers);
    }

    private static String to(StaffMember one) {
        return "{\"staff\":\"" + one.id().value() + "\"}";
    }

    private static String to(String address) {
        return "{\"address\":\"" + address + "\"}";
    }

    private UUID made(StaffMember by, String form) throws Exception {
        Sent made = sent(by, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return UUID.fromString(json.readTree(made.body()).get("id").asString());
    }

    private record Sent(int status, String body) {}

    private Sent sent(StaffMember by, String form) throws Exception {
        var answer = post(by, "/reports", form);
        return new Sent(answer.status(), answer.body().toString());
    }

    private void sweep() {
        signedIn.out();
        Posting.once(context);
    }

    private List<JsonNode> runs(UUID report) throws Exception {
        var runs = new java.util.ArrayList<JsonNode>();
        get(supervisor, "/reports/" + report + "/runs").body().get("items").forEach(runs::add);
        return runs;
    }

    private List<String> states(UUID report) throws Exception {
        return runs(report).stream().map(one -> one.get("state").asString()).toList();
    }

    @Test
    void whatIsDueGoesToEachReceiverOnceAndTellsOfTheWeekBefore() throws Exception {
        dispatched();
        UUID report = made(leader, form(WEEKLY, to(leader) + "," + to("office@example.org")));
        sweep();
        assertThat(post.mails).isEmpty();
        clock.forward(Duration.ofDays(4));
        sweep();
        sweep();
        assertThat(post.mails)
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("leader@city.example", "office@example.org");
        Mail mail = post.mails.getFirst();
        assertThat(mail.subject()).contains("周报", "2067-05-16", "2067-05-22");
        assertThat(mail.text()).contains("全市\n  受理：1\n  解决率：—", "水务局", "按受理时刻计");
        assertThat(mail.html()).contains("<html lang=\"zh-CN\">", "<th scope=\"row\"", "水务局", "受理");
        assertThat(Spreadsheets.text(mail.attachment().content())).contains("受理", "水务局");
        assertThat(states(report)).containsExactly("SENT", "SENT");
        clock.forward(Duration.ofDays(7));
        sweep();
        assertThat(post.mails).hasSize(4);
        assertThat(jdbc.sql("SELECT details FROM foundation.audit_entry WHERE action = 'report.sent' AND subject = ?")
                        .param("report:" + report)
                        .query(String.class)
                        .list())
                .hasSize(4)
                .allSatisfy(one -> assertThat(one).doesNotContain("office@", "leader@"));
    }

    @Test
    void whatWasMissedIsSentOnce() throws Exception {
        UUID report = made(leader, form(DAILY, to(leader)));
        clock.forward(Duration.ofDays(9));
        sweep();
        sweep();
        assertThat(post.mails).hasSize(1);
        assertThat(post.mails.getFirst().subject()).contains("2067-05-27").doesNotContain("2067-05-26");
        assertThat(get(leader, "/reports")
                        .body()
                        .get("items")
                        .get(0)
                        .get("nextAt")
                        .asString())
                .isEqualTo("2067-05-29T00:00:00Z");
        assertThat(states(report)).containsExactly("SENT");
    }

    @Test
    void severalNodesAtOnceSendEachOnce() throws Exception {
        made(leader, form(DAILY, to(leader) + "," + to(supervisor) + "," + to("office@example.org")));
        clock.forward(Duration.ofDays(1));
        AtOnce.many(6, () -> {
            Posting.once(context);
            return true;
        });
        assertThat(post.mails)
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("leader@city.example", "supervisor@city.example", "office@example.org");
    }

    @Test
    void whoIsPutOffIsTriedAgainLaterAndLaterAndAtLastGivenUp() throws Exception {
        UUID report = made(leader, form(DAILY, to(leader)));
        clock.forward(Duration.ofDays(1));
        post.answer = new ReportDelivery.Answer.NotNow(Trouble.UNREACHABLE);
        sweep();
        sweep();
        assertThat(post.mails).hasSize(1);
        JsonNode waiting = runs(report).getFirst();
        assertThat(waiting.get("state").asString()).isEqualTo("WAITING");
        assertThat(waiting.get("trouble").get("text").asString()).isNotBlank();
        assertThat(waiting.get("trouble").get("remedy").asString()).contains("spring.mail.host");
        clock.forward(Duration.ofSeconds(61));
        sweep();
        assertThat(post.mails).hasSize(2);
        clock.forward(Duration.ofSeconds(61));
        sweep();
        assertThat(post.mails).as("the second wait is longer").hasSize(2);
        for (int i = 0; i < 6; i++) {
            clock.forward(Duration.ofHours(13));
            jdbc.sql("UPDATE ticketing.report SET next_at = next_at + INTERVAL '10 days', next_on = next_on + 10")
                    .update();
            sweep();
        }
        assertThat(post.mails).hasSize(8);
        assertThat(post.mails)
                .extracting(Mail::id)
                .containsOnly(post.mails.getFirst().id());
        assertThat(states(report)).containsExactly("FAILED");
    }

    @Test
    void whatMayHaveBeenTakenIsNeverSentAgain() throws Exception {
        UUID report = made(leader, form(DAILY, to(leader)));
        clock.forward(Duration.ofDays(1));
        post.answer = new ReportDelivery.Answer.Doubtful(Trouble.BROKEN);
        sweep();
        assertThat(states(report)).containsExactly("DOUBTFUL");
        clock.forward(Duration.ofHours(2));
        sweep();
        assertThat(post.mails).hasSize(1);
        // A node that dies while it sends.
        jdbc.sql("UPDATE ticketing.report_run SET state = 'SENDING', ended_at = NULL, taken_at = :at")
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        sweep();
        assertThat(states(report)).containsExactly("SENDING");
        clock.forward(Duration.ofMinutes(16));
        sweep();
        assertThat(states(report)).containsExactly("DOUBTFUL");
        assertThat(post.mails).hasSize(1);
    }

    @Test
    void withoutAMailServerNothingIsLostAndNothingPilesUp() throws Exception {
        post.ready = false;
        UUID report = made(leader, form(DAILY, to(leader)));
        clock.forward(Duration.ofDays(1));
        sweep();
        clock.forward(Duration.ofDays(1));
        sweep();
        assertThat(states(report)).containsExactly("WAITING", "OVERTAKEN");
        assertThat(get(leader, "/reports").body().get("mailReady").asBoolean()).isFalse();
        post.ready = true;
        sweep();
        assertThat(post.mails).hasSize(1);
        assertThat(states(report)).containsExactly("SENT", "OVERTAKEN");
    }

    @Test
    void whoMayNotSeeTheFiguresAnyMoreGetsNone() throws Exception {
        StaffMember former = signedIn.newStaff("hotline", Role.LEADER);
        addressed(former, "former@city.example");
        UUID report = made(leader, form(DAILY, to(former) + "," + to(supervisor)));
        roles(former, "OFFICER");
        clock.forward(Duration.ofDays(1));
        sweep();
        assertThat(post.mails).extracting(Mail::to).containsExactly("supervisor@city.example");
        assertThat(states(report)).containsExactlyInAnyOrder("WITHHELD", "SENT");
        StaffMember gone = signedIn.newStaff("hotline", Role.LEADER);
        UUID theirs = made(gone, form(DAILY, to(supervisor) + "," + to("office@example.org")));
        jdbc.sql("UPDATE foundation.staff SET enabled = FALSE WHERE id = ?")
                .param(gone.id().value())
                .update();
        post.mails.clear();
        clock.forward(Duration.ofDays(1));
        sweep();
        assertThat(post.mails).extracting(Mail::subject).hasSize(1);
        assertThat(states(theirs)).containsExactly("WITHHELD", "WITHHELD");
        addressed(supervisor, null);
        clock.forward(Duration.ofDays(1));
        post.mails.clear();
        sweep();
        assertThat(post.mails).isEmpty();
        assertThat(runs(report).getFirst().get("trouble").get("code").asString())
                .isIn("NO_ADDRESS", "RECEIVER_MAY_NOT");
        assertThat(call(supervisor, MockMvcRequestBuilders.delete(API + "/reports/" + theirs))
                        .status())
                .as("whose maker is gone")
                .isEqualTo(204);
    }

    @Test
    void itSaysNothingOfCitizensAndCountsNoConfidentialCaseByItsMatter() throws Exception {
        goOnAt(THURSDAY.plus(Duration.ofDays(100)));
        Caller caller = caller("赵举报");
        signedIn.as(agent);
        for (boolean confidential : new boolean[] {true, false}) {
            tickets.open(
                            new NewTicket(
                                    caller.id(),
                                    null,
                                    Channel.PHONE,
                                    TicketType.COMPLAINT,
                                    NOISE,
                                    Urgency.NORMAL,
                                    "赵举报反映",
                                    "我叫赵举报",
                                    "和平路1号",
                                    confidential),
                            key())
                    .orThrow();
        }
        made(leader, form("分类", DAILY, to(leader), "CATEGORY", "zh-CN"));
        clock.forward(Duration.ofDays(1));
        sweep();
        Mail mail = post.mails.getFirst();
        assertThat(mail.text()).contains("全市\n  受理：2", "噪声扰民\n  受理：1", "保密");
        for (String said : List.of(
                mail.text(),
                mail.html(),
                mail.subject(),
                Spreadsheets.text(mail.attachment().content()))) {
            assertThat(said).doesNotContain("赵举报", caller.point().value(), "和平路", leader.displayName());
        }
    }

    @Test
    void ofChosenDepartmentsOnlyTheirsIsCounted() throws Exception {
        Instant day = THURSDAY.plus(Duration.ofDays(200));
        goOnAt(day);
        dispatched();
        opened();
        goOnAt(day.plus(Duration.ofDays(1)));
        String form = form(DAILY, to(leader)).replace("\"departments\":[]", "\"departments\":[\"water\"]");
        for (String breakdown : List.of("NONE", "DAY", "CATEGORY", "DISTRICT", "DEPARTMENT")) {
            String asked =
                    form.replace("\"DEPARTMENT\"", "\"" + breakdown + "\"").replace("\"overdue\",", "");
            String text =
                    post(leader, "/reports/preview", asked).body().get("text").asString();
            assertThat(text).as(breakdown).contains("所选单位合计\n  受理：1");
            assertThat(text.split("受理：1\n", -1)).as(breakdown).hasSize(breakdown.equals("NONE") ? 2 : 3);
        }
    }

    @Test
    void byHandItGoesOutAtOnceAndASecondPressSendsNothingTwice() throws Exception {
        UUID report = made(leader, form(WEEKLY, to(leader)));
        assertThat(post(leader, "/reports/" + report + "/send", "").status()).isEqualTo(202);
        assertThat(post(leader, "/reports/" + report + "/send", "").status()).isEqualTo(409);
        sweep();
        assertThat(post.mails).hasSize(1);
        assertThat(post(leader, "/reports/" + report + "/send", "").status()).isEqualTo(202);
        sweep();
        assertThat(post.mails).hasSize(2);
        assertThat(post.mails.getFirst().subject()).contains("2067-05-09", "2067-05-15");
        assertThat(runs(report))
                .allSatisfy(one -> assertThat(one.get("byHand").asBoolean()).isTrue());
    }

    @Test
    void pausedItIsNotSentAndNotMadeUpForAfterwards() throws Exception {
        UUID report = made(leader, form(DAILY, to(leader)));
        assertThat(put(supervisor, "/reports/" + report + "/paused", "{\"paused\":true}")
                        .status())
                .isEqualTo(204);
        clock.forward(Duration.ofDays(5));
        sweep();
        assertThat(put(supervisor, "/reports/" + report + "/paused", "{\"paused\":false}")
                        .status())
                .isEqualTo(204);
        sweep();
        assertThat(post.mails).isEmpty();
        clock.forward(Duration.ofDays(1));
        sweep();
        assertThat(post.mails).hasSize(1);
    }

    @Test
    void onlyItsMakerChangesItAndOnlyWhoWatchesOverAllHasAny() throws Exception {
        UUID report = made(leader, form(DAILY, to(leader)));
        String change = form("日报", DAILY, to(supervisor), "NONE", "en").replaceFirst("\\{", "{\"version\":1,");
        assertThat(put(supervisor, "/reports/" + report, change).status()).isEqualTo(403);
        assertThat(post(supervisor, "/reports/" + report + "/send", "").status())
                .isEqualTo(403);
        assertThat(call(supervisor, MockMvcRequestBuilders.delete(API + "/reports/" + report))
                        .status())
                .isEqualTo(403);
        assertThat(put(leader, "/reports/" + report, change).status()).isEqualTo(204);
        assertThat(put(leader, "/reports/" + report, change).status())
                .as("stale")
                .isEqualTo(409);
        JsonNode item = get(supervisor, "/reports").body().get("items").get(0);
        assertThat(item.get("name").asString()).isEqualTo("日报");
        assertThat(item.get("mine").asBoolean()).isFalse();
        assertThat(item.get("receivers").get(0).get("name").asString()).isEqualTo(supervisor.displayName());
        for (StaffMember one : List.of(agent, officer, administrator)) {
            assertThat(get(one, "/reports").status()).isEqualTo(403);
            assertThat(get(one, "/reports/receivers").status()).isEqualTo(403);
            assertThat(post(one, "/reports", form(DAILY, to(leader))).status()).isEqualTo(403);
            assertThat(post(one, "/reports/preview", form(DAILY, to(leader))).status())
                    .isEqualTo(403);
        }
        assertThat(call(leader, MockMvcRequestBuilders.delete(API + "/reports/" + report))
                        .status())
                .isEqualTo(204);
        assertThat(get(leader, "/reports/" + report + "/runs").status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsRefusedWithAReason() throws Exception {
        refusedWith("ticketing.report-domain-not-allowed", form(DAILY, to("somebody@elsewhere.example")));
        refusedWith("ticketing.report-domain-not-allowed", form(DAILY, to("somebody@sub.example.org")));
        refusedWith("ticketing.report-address-faulty", form(DAILY, to("no address")));
        refusedWith("ticketing.report-address-faulty", form(DAILY, to("a@example.org\\nBcc: b@elsewhere.example")));
        refusedWith("ticketing.report-receiver-may-not", form(DAILY, to(officer)));
        refusedWith("ticketing.report-receiver-no-address", form(DAILY, to(signedIn.newStaff("hotline", Role.LEADER))));
        refusedWith("ticketing.report-receivers", form(DAILY, ""));
        refusedWith("ticketing.report-figures", form(DAILY, to(leader)).replace(FIGURES, "\"figures\":[]"));
        refusedWith("ticketing.unknown-figure", form(DAILY, to(leader)).replace("opened", "beauty"));
        refusedWith("ticketing.figure-has-no-past", form("日", DAILY, to(leader), "DAY", "zh-CN"));
        refusedWith("foundation.unknown-department", form(DAILY, to(leader)).replace("[]", "[\"nowhere\"]"));
        refusedWith("ticketing.unknown-choice", form(WEEKLY.replace("\"day\":1", "\"day\":8"), to(leader)));
        refusedWith("ticketing.unknown-choice", form("周报", DAILY, to(leader), "NONE", "fr"));
        refusedWith("ticketing.label-missing", form(" ", DAILY, to(leader), "NONE", "en"));
        refusedWith("ticketing.field-missing", "{}");
        refusedWith("ticketing.field-missing", form(DAILY, to(leader)).replace("\"time\":\"08:00\"", "\"time\":null"));
        made(leader, form(DAILY, to(leader)));
        refusedWith("ticketing.report-name-taken", form(DAILY, to(leader)));
    }

    private void refusedWith(String code, String form) throws Exception {
        var answer = post(leader, "/reports", form);
        assertThat(answer.body().get("code").asString()).as(form).isEqualTo(code);
        assertThat(answer.body().get("remedy").asString()).isNotBlank();
    }

    @Test
    void aPreviewShowsBothLanguagesAndSendsNothing() throws Exception {
        JsonNode english = post(leader, "/reports/preview", form("Weekly", WEEKLY, "", "DISTRICT", "en"))
                .body();
        assertThat(english.get("html").asString()).contains("<html lang=\"en\">", "Opened", "The city");
        assertThat(english.get("subject").asString()).contains("2067-05-09 to 2067-05-15");
        JsonNode odd = post(leader, "/reports/preview", form("<b>周报</b>", WEEKLY, "", "NONE", "zh-CN"))
                .body();
        assertThat(odd.get("html").asString()).contains("&lt;b&gt;周报").doesNotContain("<b>");
        sweep();
        assertThat(post.mails).isEmpty();
    }
}
