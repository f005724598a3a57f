package org.civicline.ticketing.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a city may set about the life of a case.
 *
 * @param mostReturns after so many returns of one ticket the next department that does not want it meets the arbiter
 * @param mostExtensions how often the time of one duty can be extended (延期)
 * @param longestExtension working days at once (Shandong: 10)
 * @param reopenWithin how long after closing a citizen can have it opened again, and a bad rating leads to doing it again
 * @param archiveAfter how long after closing a case is archived; not shorter than {@code reopenWithin}
 */
@ConfigurationProperties("civicline.cases")
public record CaseRules(
        @DefaultValue("2") int mostReturns,
        @DefaultValue("1") int mostExtensions,
        @DefaultValue("10") int longestExtension,
        @DefaultValue("15d") Duration reopenWithin,
        @DefaultValue("30d") Duration archiveAfter) {

    public CaseRules {
        if (mostReturns < 0 || mostExtensions < 0 || longestExtension < 1) {
            throw new IllegalArgumentException(
                    "civicline.cases: counts cannot be negative, extensions last a day at least");
        }
        if (archiveAfter.compareTo(reopenWithin) < 0) {
            throw new IllegalArgumentException("civicline.cases: archive-after is shorter than reopen-within");
        }
    }

    /** Whether a ticket that was given back so often is sent round no more. */
    public boolean wornOut(int returns) {
        return returns >= mostReturns;
    }
}
