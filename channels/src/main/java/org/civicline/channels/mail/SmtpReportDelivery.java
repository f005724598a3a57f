package org.civicline.channels.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.civicline.ticketing.ReportDelivery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Reports by SMTP (RFC 5321). Beyond this machine only encrypted: without STARTTLS and a certificate that holds, nothing is
 * sent. Connecting and handing over are two steps, for what fails in the first was surely not taken.
 */
@Component
class SmtpReportDelivery implements ReportDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpReportDelivery.class);
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private final @Nullable JavaMailSenderImpl server;
    private final @Nullable String from;
    private final Clock clock;

    /** @param servers one, where {@code spring.mail.host} is set */
    SmtpReportDelivery(ObjectProvider<JavaMailSenderImpl> servers, MailSettings settings, Clock clock) {
        this.server = servers.getIfAvailable();
        this.from = settings.from() == null || settings.from().isBlank()
                ? null
                : settings.from().strip();
        this.clock = clock;
        if (server != null) {
            secure(server, settings.patience().toMillis());
        }
    }

    private static void secure(JavaMailSenderImpl server, long patience) {
        Properties how = server.getJavaMailProperties();
        String protocol = protocol(server);
        String prefix = "mail." + protocol + ".";
        for (String one : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            how.putIfAbsent(prefix + one, String.valueOf(patience));
        }
        how.put(prefix + "ssl.checkserveridentity", "true");
        boolean encrypted =
                protocol.equals("smtps") || Boolean.parseBoolean(how.getProperty(prefix + "ssl.enable", "false"));
        if (!encrypted && !isThisMachine(server.getHost())) {
            how.put(prefix + "starttls.enable", "true");
            how.put(prefix + "starttls.required", "true");
        }
    }

    /** By what is written, not by what a name server says. */
    static boolean isThisMachine(@Nullable String host) {
        return host != null && THIS_MACHINE.matcher(host).matches();
    }

    @Override
    public boolean ready() {
        return server != null && from != null;
    }

    @Override
    public Answer deliver(Mail mail) {
        JavaMailSenderImpl to = server;
        String sender = from;
        if (to == null || sender == null) {
            return new Answer.NotNow(Trouble.UNREACHABLE);
        }
        MimeMessage message;
        try {
            message = ReportMessage.of(mail, sender, to.getSession(), clock);
        } catch (MessagingException e) {
            LOG.warn("a mail could not be written", e);
            return new Answer.Refused(Trouble.CONTENT);
        }
        return handedOver(to, message);
    }

    /** Empty where the mail server can be reached now. */
    Optional<Trouble> trouble() {
        JavaMailSenderImpl to = server;
        if (to == null) {
            return Optional.of(Trouble.UNREACHABLE);
        }
        try (Transport line = to.getSession().getTransport(protocol(to))) {
            connect(to, line);
            return Optional.empty();
        } catch (MessagingException e) {
            LOG.warn("the mail server {}:{} cannot be reached: {}", to.getHost(), to.getPort(), e.toString());
            return Optional.of(SmtpAnswers.toConnecting(e).trouble());
        }
    }

    private static void connect(JavaMailSenderImpl to, Transport line) throws MessagingException {
        line.connect(to.getHost(), to.getPort(), to.getUsername(), to.getPassword());
    }

    private static Answer handedOver(JavaMailSenderImpl to, MimeMessage message) {
        Answer soFar = new Answer.NotNow(Trouble.UNREACHABLE);
        try (Transport line = to.getSession().getTransport(protocol(to))) {
            connect(to, line);
            soFar = new Answer.Doubtful(Trouble.BROKEN);
            line.sendMessage(message, message.getAllRecipients());
            soFar = new Answer.Taken();
        } catch (MessagingException e) {
            Answer answer = switch (soFar) {
                case Answer.NotNow _ -> SmtpAnswers.toConnecting(e);
                case Answer.Doubtful _ -> SmtpAnswers.toMessage(e);
                // It was taken; that the line did not close well is nobody's trouble.
                case Answer.Taken _, Answer.Refused _ -> soFar;
            };
            LOG.warn("the mail server {}:{} did not take a mail: {}", to.getHost(), to.getPort(), answer, e);
            return answer;
        }
        return soFar;
    }

    private static String protocol(JavaMailSenderImpl to) {
        return to.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : to.getProtocol();
    }
}
