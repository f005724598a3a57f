package org.civicline.knowledgebase.reminding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Besides;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Origin;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.testkit.AtOnce;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.ReportDelivery.Answer;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers are told by mail what is to be read again. */
@SpringBootTest
class ReminderTest {

    private static final String DEPARTMENT = "remind";
    private static int articles;

    @Autowired
    ReminderPost post;

    @Autowired
    MailsTaken taken;

    @Autowired
    Knowledge knowledge;

    @Autowired
    SignedIn signedIn;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ZoneId zone;

    @BeforeEach
    void nineOClock() {
        taken.reset();
        jdbc.sql("TRUNCATE knowledgebase.review_mail, knowledgebase.review_reminder")
                .update();
        jdbc.sql("UPDATE foundation.staff SET email = NULL").update();
        jdbc.sql("UPDATE knowledgebase.article SET review_by = '2190-01-01' WHERE department_code = ?")
                .param(DEPARTMENT)
                .update();
        to(LocalTime.of(9, 0));
    }

    @AfterEach
    void realTime() {
        clock.reset();
        signedIn.out();
    }

    @Test
    void whoWroteItIsToldElseAllOfTheDepartmentAndEachOnce() {
        StaffMember writer = officer("writer@city.example");
        officer("colleague@city.example");
        signedIn.newStaff(DEPARTMENT, Role.OFFICER);
        article("社保卡补办", 20, writer.id());
        article("居住证", 30, null);
        article("还早", 31, null);

        post.sweep();
        post.sweep();

        assertThat(taken.mails)
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("writer@city.example", "colleague@city.example");
        assertThat(mail("writer@").text()).contains("社保卡补办", "居住证", "2条知识待复审").doesNotContain("还早", "已过");
        assertThat(mail("colleague@").text()).contains("居住证").doesNotContain("社保卡补办");
        assertThat(mail("colleague@").html()).contains("<html lang=\"zh-CN\">", "<li>《居住证》");
    }

    @Test
    void onceMoreWhenItsDayIsPastAndNobodyAtNight() {
        officer("a@city.example");
        article("供暖补贴", 5, null);
        post.sweep();
        clock.forward(Duration.ofDays(6).minusHours(2));
        post.sweep();
        assertThat(taken.mails).as("at 7:00").hasSize(1);

        clock.forward(Duration.ofHours(2));
        post.sweep();
        clock.forward(Duration.ofDays(3));
        post.sweep();

        assertThat(taken.mails).hasSize(2);
        assertThat(taken.mails.getLast().text()).contains("已过复审日期", "供暖补贴");
    }

    @Test
    void whatIsConfirmedBeforeTheMailGoesOutIsLeftOutOfIt() {
        officer("a@city.example");
        String confirmed = article("公交卡", 5, null);
        article("年票", 5, null);
        taken.answer = new Answer.NotNow(Trouble.BUSY);
        post.sweep();
        knowledge.confirm(confirmed, 1, today().plusYears(1));
        taken.answer = new Answer.Taken();
        clock.forward(Duration.ofMinutes(6));
        post.sweep();

        assertThat(taken.mails)
                .hasSize(2)
                .extracting(Mail::id)
                .containsOnly(taken.mails.getFirst().id());
        assertThat(taken.mails.getLast().text()).contains("年票").doesNotContain("公交卡");
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void whatWasNotTakenIsTriedAgainLaterAndAtLastGivenUp() {
        officer("a@city.example");
        article("托育", 5, null);
        taken.answer = new Answer.NotNow(Trouble.UNREACHABLE);
        post.sweep();
        post.sweep();
        assertThat(taken.mails).hasSize(1);
        for (int tries = 0; tries < 6; tries++) {
            clock.forward(Duration.ofHours(13));
            post.sweep();
        }

        assertThat(taken.mails).hasSize(5);
        assertThat(states()).containsExactly("FAILED");
    }

    @Test
    void whatMayHaveBeenTakenIsNeverSentAgain() {
        officer("a@city.example");
        article("驾照", 5, null);
        taken.answer = new Answer.Doubtful(Trouble.BROKEN);
        post.sweep();
        jdbc.sql("UPDATE knowledgebase.review_mail SET state = 'SENDING', ended_at = NULL, taken_at = :at")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        clock.forward(Duration.ofMinutes(16));
        post.sweep();

        assertThat(taken.mails).hasSize(1);
        assertThat(states()).containsExactly("DOUBTFUL");
    }

    @Test
    void withoutAMailServerOrAnAddressItIsToldLater() {
        StaffMember officer = signedIn.newStaff(DEPARTMENT, Role.OFFICER);
        article("低保", 5, null);
        post.sweep();
        address(officer, "a@city.example");
        taken.ready = false;
        post.sweep();
        assertThat(states()).isEmpty();

        taken.ready = true;
        post.sweep();
        assertThat(taken.mails).singleElement().extracting(Mail::to).isEqualTo("a@city.example");
    }

    @Test
    void whoLeftIsNotTold() {
        StaffMember officer = officer("a@city.example");
        article("户口", 5, null);
        taken.answer = new Answer.NotNow(Trouble.BUSY);
        post.sweep();
        String elsewhere = signedIn.newStaff("remind-no-more", Role.OFFICER).departmentCode();
        jdbc.sql("UPDATE foundation.staff SET department_code = ? WHERE id = ?")
                .params(elsewhere, officer.id().value())
                .update();
        clock.forward(Duration.ofMinutes(6));
        post.sweep();

        assertThat(taken.mails).hasSize(1);
        assertThat(states()).containsExactly("NEEDLESS");
    }

    @Test
    void severalNodesAtOnceSendEachOnce() throws Exception {
        officer("a@city.example");
        officer("b@city.example");
        article("学区", 5, null);
        AtOnce.many(6, () -> {
            post.sweep();
            return true;
        });

        assertThat(taken.mails).extracting(Mail::to).containsExactlyInAnyOrder("a@city.example", "b@city.example");
    }

    private void to(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(zone);
        clock.forward(Duration.between(now, now.plusDays(1).with(time)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private StaffMember officer(String address) {
        StaffMember officer = signedIn.newStaff(DEPARTMENT, Role.OFFICER);
        address(officer, address);
        return officer;
    }

    private void address(StaffMember officer, String address) {
        jdbc.sql("UPDATE foundation.staff SET email = :address WHERE id = :id")
                .param("address", address)
                .param("id", officer.id().value())
                .update();
    }

    private String article(String title, int days, @Nullable StaffId writer) {
        String code = "RM-" + ++articles;
        knowledge
                .publish(List.of(new NewArticle(
                        code,
                        title,
                        null,
                        DEPARTMENT,
                        "remind.all",
                        List.of(),
                        "请拨打12345。",
                        LocalDate.of(2026, 1, 1),
                        today().plusDays(days),
                        Visibility.PUBLIC,
                        new Besides(null, null, null),
                        new Origin(writer, null, null),
                        null)))
                .orThrow();
        return code;
    }

    private Mail mail(String to) {
        return taken.mails.stream()
                .filter(one -> one.to().startsWith(to))
                .findFirst()
                .orElseThrow();
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM knowledgebase.review_mail ORDER BY id")
                .query(String.class)
                .list();
    }
}
