package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.civicline.ticketing.reports.Posting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports that are due, and those somebody has sent: to each receiver once, whatever fails. */
class ReportSendingTest extends ReportsWork {

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
        assertThat(Spreadsheets.text(mail.attachments().getFirst().content())).contains("受理", "水务局");
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
}
