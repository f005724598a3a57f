package org.civicline.channels;

import java.util.Optional;
import org.civicline.ticketing.ContactPoint;
import org.jspecify.annotations.Nullable;

/**
 * Outgoing texts. Accepting one only writes it to the outbox in the caller's transaction; workers send it, and the
 * citizen's communication profile is asked first.
 */
public interface Texts {

    /**
     * @param key the same key again changes nothing
     * @return false if the key was known
     */
    boolean send(ContactPoint to, String text, @Nullable String ticketNumber, String key);

    /** What became of the text with that key, if there is one. */
    Optional<Standing> standing(String key);

    /** As how many SMS that text goes out. */
    int parts(String text);

    /** @param reason why it is not sent yet or did not get there: a stable code, such as {@code profile-refuses-sms} */
    record Standing(State state, @Nullable String reason) {}

    /** Where a text is. */
    enum State {
        QUEUED,
        SENDING,
        /** The operator has it. */
        SENT,
        DELIVERED,
        FAILED,
        EXPIRED,
        NOT_ALLOWED
    }
}
