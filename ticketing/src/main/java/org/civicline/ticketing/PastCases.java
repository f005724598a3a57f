package org.civicline.ticketing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Takes over cases that were handled before this system, or made for a sample, with the times they really had. In bulk;
 * publishes no events, so nobody is texted.
 */
public interface PastCases {

    /** Adds all in one transaction; a case whose number exists already is left alone. Returns how many were added. */
    int add(List<PastCase> cases);

    /** Those of the numbers that there are cases of already. */
    Set<String> known(Collection<String> numbers);

    /**
     * A case with its times; whatever is null has not happened yet, so a case may come in any state.
     *
     * @param number as it was given then: ours, or of another form
     * @param citizen null if nobody wrote down who it was
     * @param openedBy the agent who took it down; null if not known
     * @param seconds how long the first contact lasted; 0 for a text
     * @param returned an earlier department that gave it back, before {@code departmentCode} had it; null if none did
     * @param departmentCode the lead; null if answered directly, or not dispatched (again) yet
     * @param dispatchedAt when it went to {@code departmentCode}
     * @param reply the department's reply, or what was answered directly
     * @param articleCode only if answered directly
     * @param followedUp whether the citizen was asked
     * @param satisfaction null if never asked or not contacted
     * @param ratedVia how the citizen gave it; null exactly if {@code satisfaction} is
     * @param contacted what the citizen said when asked whether the department had been in touch; null if not asked
     * @param contacts further contacts with the same citizen about this case, beyond the first
     */
    record PastCase(
            String number,
            @Nullable ContactPoint citizen,
            @Nullable String citizenName,
            Channel channel,
            @Nullable StaffId openedBy,
            long seconds,
            TicketType type,
            String categoryCode,
            Urgency urgency,
            String title,
            String text,
            @Nullable String address,
            boolean confidential,
            Instant openedAt,
            @Nullable PastReturn returned,
            @Nullable String departmentCode,
            @Nullable Instant dispatchedAt,
            @Nullable Instant signedAt,
            @Nullable Instant repliedAt,
            @Nullable String reply,
            @Nullable String articleCode,
            boolean followedUp,
            @Nullable Satisfaction satisfaction,
            @Nullable Channel ratedVia,
            @Nullable Boolean contacted,
            @Nullable Instant closedAt,
            List<PastContact> contacts) {

        public PastCase {
            contacts = List.copyOf(contacts);
        }
    }

    /** A department that was given the case and gave it back (退单). */
    record PastReturn(String departmentCode, Instant dispatchedAt, Instant returnedAt, String reason) {}

    /**
     * @param staff who of us was in it; null if not known, or nobody was
     * @param seconds 0 for a text
     */
    record PastContact(
            Channel channel,
            boolean inbound,
            Instant at,
            long seconds,
            @Nullable StaffId staff,
            @Nullable String text) {}
}
