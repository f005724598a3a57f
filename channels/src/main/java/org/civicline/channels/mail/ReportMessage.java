package org.civicline.channels.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.civicline.ticketing.ReportDelivery.Attachment;
import org.civicline.ticketing.ReportDelivery.Mail;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mail to staff: text and HTML, attachments, and marked as written by a machine (RFC 3834). */
final class ReportMessage extends MimeMessage {

    private final String id;

    private ReportMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    static MimeMessage of(Mail mail, String from, Session session, Clock clock) throws MessagingException {
        var message = new ReportMessage(session, mail.id() + from.substring(from.lastIndexOf('@')));
        var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(from);
        parts.setTo(mail.to());
        parts.setSubject(mail.subject());
        parts.setSentDate(Date.from(clock.instant()));
        parts.setText(mail.text(), mail.html());
        for (Attachment one : mail.attachments()) {
            parts.addAttachment(one.name(), new ByteArrayDataSource(one.content(), one.type()));
        }
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        return message;
    }

    /** The same for each try, so that a mailbox can tell that it is the same. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }
}
