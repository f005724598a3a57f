package org.civicline.channels.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.civicline.ticketing.ReportDelivery.Answer;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure of the mail library means for the mail: RFC 5321 answers 4xx for later, 5xx for never. */
final class SmtpAnswers {

    private static final int LATER = 400;
    private static final int NEVER = 500;

    private SmtpAnswers() {}

    /** Before any mail was handed over: it was surely not taken. */
    static Answer.NotNow toConnecting(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new Answer.NotNow(Trouble.SIGN_IN);
        }
        String message = failure.getMessage();
        boolean notEncrypted =
                failure.getCause() instanceof SSLException || message != null && message.contains("STARTTLS");
        return new Answer.NotNow(notEncrypted ? Trouble.NOT_ENCRYPTED : Trouble.UNREACHABLE);
    }

    /** While it was handed over: only an answer says that it was not taken; without one nobody knows. */
    static Answer toMessage(MessagingException failure) {
        for (Exception one = failure; one instanceof MessagingException each; one = each.getNextException()) {
            Optional<Answer> answer = answered(each);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return new Answer.Doubtful(Trouble.BROKEN);
    }

    private static Optional<Answer> answered(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> answer(address.getReturnCode(), Trouble.ADDRESS);
            case SMTPSenderFailedException sender -> answer(sender.getReturnCode(), Trouble.CONTENT);
            case SMTPSendFailedException send
            when send.getNextException() == null -> answer(send.getReturnCode(), Trouble.CONTENT);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> answer(int code, Trouble never) {
        if (code >= NEVER) {
            return Optional.of(new Answer.Refused(never));
        }
        return code >= LATER ? Optional.of(new Answer.NotNow(Trouble.BUSY)) : Optional.empty();
    }
}
