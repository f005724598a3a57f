package org.civicline.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.ticketing.ReportDelivery.Answer;
import org.civicline.ticketing.ReportDelivery.Attachment;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against real SMTP on this machine: GreenMail for what arrives, a scripted server for what goes wrong. */
class SmtpReportDeliveryTest {

    private static final String FROM = "12345@city.example";
    private static final String LOOPBACK = "127.0.0.1";

    private static final Mail MAIL = new Mail(
            UUID.fromString("019a0000-0000-7000-8000-000000000001"),
            "leader@city.example",
            Locale.SIMPLIFIED_CHINESE,
            "每周报表 · 2026-11-16 至 2026-11-22",
            "全市\n  受理：1",
            "<!DOCTYPE html><html lang=\"zh-CN\"><body><table><tr><td>受理</td></tr></table></body></html>",
            List.of(new Attachment(
                    "report-2026-11-16.xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    new byte[] {'P', 'K', 3, 4, 0, -1})));

    /** @param port of a mail server on this machine; null for none */
    static SmtpReportDelivery delivery(@Nullable Integer port) {
        return port == null ? delivery(null, 0, FROM) : delivery(LOOPBACK, port, FROM);
    }

    private static SmtpReportDelivery delivery(@Nullable String host, int port, @Nullable String from) {
        var beans = new StaticListableBeanFactory();
        if (host != null) {
            var sender = new JavaMailSenderImpl();
            sender.setHost(host);
            sender.setPort(port);
            beans.addBean("mailSender", sender);
        }
        return new SmtpReportDelivery(
                beans.getBeanProvider(JavaMailSenderImpl.class),
                new MailSettings(from, Duration.ofSeconds(20)),
                Clock.systemUTC());
    }

    @Test
    void aMailArrivesWithTextAndHtmlAndItsFileAsItWas() throws Exception {
        var post = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        post.start();
        try {
            assertThat(delivery(LOOPBACK, post.getSmtp().getPort(), FROM).deliver(MAIL))
                    .isEqualTo(new Answer.Taken());
            MimeMessage arrived = post.getReceivedMessages()[0];
            assertThat(arrived.getSubject()).isEqualTo(MAIL.subject());
            assertThat(arrived.getFrom()[0]).hasToString(FROM);
            assertThat(arrived.getAllRecipients()).hasSize(1);
            assertThat(arrived.getMessageID()).isEqualTo("<019a0000-0000-7000-8000-000000000001@city.example>");
            assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(arrived.getHeader("Content-Language")).containsExactly("zh-CN");
            var parts = (MimeMultipart) arrived.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("report-2026-11-16.xlsx");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                    .isEqualTo(MAIL.attachments().getFirst().content());
            String whole = read((MimeMultipart) parts.getBodyPart(0).getContent());
            assertThat(whole).contains("全市\n  受理：1", "<td>受理</td>");
        } finally {
            post.stop();
        }
    }

    /** All texts of a part and those in it. */
    private static String read(MimeMultipart parts) throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            Object content = parts.getBodyPart(i).getContent();
            text.append(
                    content instanceof MimeMultipart inner
                            ? read(inner)
                            : content.toString().replace("\r\n", "\n"));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 later, NotNow, BUSY",
        "RCPT, 450 grey-listed, NotNow, BUSY",
        "RCPT, 550 nobody here, Refused, ADDRESS",
        "MAIL, 553 not your sender, Refused, CONTENT",
        "DATA, 554 not this, Refused, CONTENT",
        "., 452 full, NotNow, BUSY",
        "., 552 too large, Refused, CONTENT"
    })
    void whatTheServerAnswersSaysWhetherToTryAgain(String command, String answer, String kind, Trouble trouble)
            throws Exception {
        try (var server = new ScriptedMailServer(Map.of(command, answer))) {
            Answer got = delivery(LOOPBACK, server.port(), FROM).deliver(MAIL);
            assertThat(got).isEqualTo(kind.equals("NotNow") ? new Answer.NotNow(trouble) : new Answer.Refused(trouble));
        }
    }

    @Test
    void aLineThatBreaksAfterTheMailLeavesDoubtAndBeforeItNone() throws Exception {
        try (var server = new ScriptedMailServer(Map.of(".", ""))) {
            assertThat(delivery(LOOPBACK, server.port(), FROM).deliver(MAIL))
                    .isEqualTo(new Answer.Doubtful(Trouble.BROKEN));
        }
        try (var server = new ScriptedMailServer(Map.of("connect", ""))) {
            assertThat(delivery(LOOPBACK, server.port(), FROM).deliver(MAIL))
                    .isEqualTo(new Answer.NotNow(Trouble.UNREACHABLE));
        }
        try (var server = new ScriptedMailServer(Map.of("QUIT", ""))) {
            assertThat(delivery(LOOPBACK, server.port(), FROM).deliver(MAIL)).isEqualTo(new Answer.Taken());
        }
    }

    @Test
    void whereNobodyListensItIsTriedLater() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(delivery(LOOPBACK, port, FROM).deliver(MAIL)).isEqualTo(new Answer.NotNow(Trouble.UNREACHABLE));
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        try (var server = new ScriptedMailServer(Map.of("EHLO", "250-here\r\n250 AUTH PLAIN", "AUTH", "535 no"))) {
            var sender = new JavaMailSenderImpl();
            sender.setHost(LOOPBACK);
            sender.setPort(server.port());
            sender.setUsername("city");
            sender.setPassword("wrong");
            sender.getJavaMailProperties().put("mail.smtp.auth", "true");
            var beans = new StaticListableBeanFactory();
            beans.addBean("mailSender", sender);
            var delivery = new SmtpReportDelivery(
                    beans.getBeanProvider(JavaMailSenderImpl.class),
                    new MailSettings(FROM, Duration.ofSeconds(20)),
                    Clock.systemUTC());
            assertThat(delivery.deliver(MAIL)).isEqualTo(new Answer.NotNow(Trouble.SIGN_IN));
        }
    }

    /** The address is this machine's, but not written as such. */
    @Test
    void beyondThisMachineNothingGoesOutUnencrypted() throws Exception {
        try (var server = new ScriptedMailServer(Map.of())) {
            assertThat(delivery("::ffff:127.0.0.1", server.port(), FROM).deliver(MAIL))
                    .isEqualTo(new Answer.NotNow(Trouble.NOT_ENCRYPTED));
            assertThat(server.heard).noneMatch(said -> said.startsWith("MAIL") || said.startsWith("DATA"));
        }
        for (String host : new String[] {"localhost", "127.0.0.1", "::1", "[::1]", "127.1.2.3"}) {
            assertThat(SmtpReportDelivery.isThisMachine(host)).as(host).isTrue();
        }
        for (String host : new String[] {"127.0.0.1.example.org", "localhost.example.org", "mail.city.example", ""}) {
            assertThat(SmtpReportDelivery.isThisMachine(host)).as(host).isFalse();
        }
    }

    @Test
    void withoutServerOrSenderItIsNotReady() {
        assertThat(delivery(null, 0, FROM).ready()).isFalse();
        assertThat(delivery(LOOPBACK, 25, null).ready()).isFalse();
        assertThat(delivery(LOOPBACK, 25, " ").ready()).isFalse();
        assertThat(delivery(LOOPBACK, 25, FROM).ready()).isTrue();
        assertThat(delivery(null, 0, FROM).deliver(MAIL)).isEqualTo(new Answer.NotNow(Trouble.UNREACHABLE));
    }
}
