package org.civicline.ticketing;

import java.time.Instant;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.jspecify.annotations.Nullable;

/** Asking the citizen (回访): contacted? solved? satisfied? Handlers never rate themselves. */
public interface FollowUps {

    /** The newest follow-up still open for whoever is at this contact point. */
    Optional<OpenFollowUp> openFor(ContactPoint point);

    Optional<OpenFollowUp> find(TicketId ticket);

    /**
     * Takes the citizen's answer; the first one counts (一事一评).
     *
     * @param via the channel the answer came by
     * @param interaction where it was given
     */
    Outcome<Satisfaction> rate(TicketId ticket, Satisfaction grade, Channel via, @Nullable InteractionId interaction);

    /** A call back was tried and nobody answered, or no key was pressed; after the last try the follow-up ends as not contacted. */
    void callFailed(TicketId ticket, String reason, Instant at);

    record OpenFollowUp(TicketId ticket, String ticketNumber, ContactPoint point, Instant askedAt, int callsTried) {}
}
