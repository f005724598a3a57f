package org.civicline.channels;

import org.civicline.ticketing.ContactPoint;
import org.jspecify.annotations.Nullable;

/**
 * Outgoing texts. Accepting one only writes it to the outbox in the caller's transaction; workers send it, and the
 * citizen's communication profile is asked first.
 */
public interface Texts {

    /** @param key the same key again changes nothing */
    void send(ContactPoint to, String text, @Nullable String ticketNumber, String key);
}
