package org.civicline.ticketing;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Carries reports, and what else members of staff are told, to their receivers by e-mail. Whoever carries them says honestly what became of each: a mail that was
 * surely not taken may be tried again, one that may have been taken never is.
 */
public interface ReportDelivery {

    /** Whether a mail server and a sender are configured; without, nothing is handed over. */
    boolean ready();

    /** Hands one mail over to the mail server; takes as long as the server does, so never in a transaction. */
    Answer deliver(Mail mail);

    /**
     * @param id the same for each try, so that it can be told apart on its way
     * @param to one address
     * @param text for those who do not read HTML; says the same
     */
    record Mail(
            UUID id,
            String to,
            Locale language,
            String subject,
            String text,
            String html,
            List<Attachment> attachments) {}

    /** @param type of its content, such as {@code application/pdf} */
    record Attachment(String name, String type, byte[] content) {}

    /** What became of a mail. */
    sealed interface Answer {

        /** The mail server has taken it. */
        record Taken() implements Answer {}

        /** It was surely not taken, and may be later. */
        record NotNow(Trouble trouble) implements Answer {}

        /** It was not taken, and will not be. */
        record Refused(Trouble trouble) implements Answer {}

        /** The connection broke when it may have been taken already. */
        record Doubtful(Trouble trouble) implements Answer {}
    }

    /** What stands in the way; each has its text and remedy for people. */
    enum Trouble {
        /** The mail server does not answer. */
        UNREACHABLE,
        /** It offers no encryption, or none that can be trusted. */
        NOT_ENCRYPTED,
        /** It does not accept our name and password. */
        SIGN_IN,
        /** It puts us off. */
        BUSY,
        /** It does not take mail for this address. */
        ADDRESS,
        /** It does not take this mail. */
        CONTENT,
        /** The connection broke. */
        BROKEN
    }
}
