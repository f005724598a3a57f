package org.civicline.ticketing;

import java.time.Instant;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What citizens do themselves with the link that comes with their result (网上回访): judge, and have the case opened again.
 *
 * <p>Whoever has a link's key is taken for the citizen. So nobody else is told it, its digest is all that is kept, and it
 * tells nothing but how far the asking has come. No member of staff can use one.
 */
public interface FollowUpLinks {

    /** A new key for who is asked about this case now, to be sent to them and kept nowhere; empty if nobody is. */
    Optional<String> issue(TicketId ticket);

    /** What the key is good for now. A wrong one, an expired one and one of an earlier round are refused alike. */
    Outcome<Standing> find(String key);

    /** Takes what the citizen says; the first answer counts, whichever way it comes (一事一评). */
    Outcome<Standing> answer(String key, Answers answers);

    /** Has the case opened again, once, in the time the city allows. @param why in the citizen's words */
    Outcome<Standing> reopen(String key, @Nullable String why);

    /** As they come from a form: contacted? solved? how satisfied, 5 to 1? */
    record Answers(
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer grade) {}

    /**
     * How far it has come.
     *
     * @param asks whether an answer is waited for
     * @param said what the citizen said, whichever way; null if nothing
     * @param reopenUntil until when it can be opened again with this key; null if not now
     * @param reopened whether it was, with this key
     */
    record Standing(
            String ticketNumber,
            boolean asks,
            @Nullable Answers said,
            @Nullable Instant reopenUntil,
            boolean reopened) {}
}
