package org.civicline.ticketing.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How citizens are asked to judge.
 *
 * @param callAfter how long after the text a call is made if nobody has rated
 * @param callAgainAfter how long after a call that failed the next is made
 * @param maxCalls after which the follow-up ends as not contacted
 * @param textOnlyWait how long those who want no calls have to answer by text
 * @param textAgainAfter how long after a text an agent may send the next
 * @param linkValid how long the link in the text is good, to answer or to have the case opened again
 */
@ConfigurationProperties("civicline.follow-up")
record FollowUpSettings(
        @DefaultValue("24h") Duration callAfter,
        @DefaultValue("4h") Duration callAgainAfter,
        @DefaultValue("2") int maxCalls,
        @DefaultValue("72h") Duration textOnlyWait,
        @DefaultValue("24h") Duration textAgainAfter,
        @DefaultValue("21d") Duration linkValid) {

    /** @param textedAt when an agent had one sent; null for never */
    Instant textAgain(Instant askedAt, @Nullable Instant textedAt) {
        return Objects.requireNonNullElse(textedAt, askedAt).plus(textAgainAfter);
    }
}
