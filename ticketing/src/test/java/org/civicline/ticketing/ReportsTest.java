package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.civicline.ticketing.Tickets.NewTicket;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** What reports say, to whom, and who sets them up. */
class ReportsTest extends ReportsWork {

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
        assertThat(call(supervisor, MockMvcRequestBuilders.delete(API + "/reports/" + theirs + "?version=1"))
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
                Spreadsheets.text(mail.attachments().getFirst().content()))) {
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
    void onlyItsMakerChangesItAndOnlyWhoWatchesOverAllHasAny() throws Exception {
        UUID report = made(leader, form(DAILY, to(leader)));
        String change = form("日报", DAILY, to(supervisor), "NONE", "en").replaceFirst("\\{", "{\"version\":1,");
        assertThat(put(supervisor, "/reports/" + report, change).status()).isEqualTo(403);
        assertThat(post(supervisor, "/reports/" + report + "/send", "").status())
                .isEqualTo(403);
        assertThat(call(supervisor, MockMvcRequestBuilders.delete(API + "/reports/" + report + "?version=1"))
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
        assertThat(call(leader, MockMvcRequestBuilders.delete(API + "/reports/" + report + "?version=1"))
                        .status())
                .as("stale")
                .isEqualTo(409);
        assertThat(call(leader, MockMvcRequestBuilders.delete(API + "/reports/" + report + "?version=2"))
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
