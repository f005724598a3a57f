package org.civicline.ticketing.citizens;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.Citizens.Quiet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether we may contact somebody now: what they want, and when people sleep. */
@Component
public class ContactRules {

    public static final String REFUSES_VOICE = "profile-refuses-voice";
    public static final String REFUSES_SMS = "profile-refuses-sms";
    public static final String QUIET_HOURS = "quiet-hours";

    /** A text that waits for so long is not given up yet (a day, as shipped). */
    static final Duration LONGEST_QUIET = Duration.ofHours(14);

    private final Quiet city;
    private final ZoneId zone;

    ContactRules(QuietHours quiet, ZoneId cityZone) {
        this.city = new Quiet(quiet.from(), quiet.until());
        this.zone = cityZone;
    }

    public ContactPermission decide(CommunicationProfile profile, Medium medium, Instant at) {
        return switch (medium) {
            case VOICE ->
                profile.voice()
                        ? when(at, afterBoth(profile.quiet(), at))
                        : new ContactPermission.Denied(REFUSES_VOICE);
            case SMS ->
                profile.sms() ? when(at, after(profile.quiet(), at)) : new ContactPermission.Denied(REFUSES_SMS);
            case EMAIL -> when(at, after(profile.quiet(), at));
        };
    }

    private static ContactPermission when(Instant asked, @Nullable Instant allowed) {
        if (allowed == null) {
            return new ContactPermission.Denied(QUIET_HOURS);
        }
        return allowed.equals(asked)
                ? new ContactPermission.Allowed()
                : new ContactPermission.Later(allowed, QUIET_HOURS);
    }

    /** Neither in their own quiet time nor in the city's; null where together they last all day. */
    private @Nullable Instant afterBoth(@Nullable Quiet own, Instant at) {
        Instant once = after(own, after(city, at));
        Instant twice = after(own, after(city, once));
        return after(city, twice).equals(twice) ? twice : null;
    }

    /** The first moment from then on at which the city calls. */
    public Instant afterQuiet(Instant at) {
        return after(city, at);
    }

    private Instant after(@Nullable Quiet quiet, Instant at) {
        if (quiet == null || !covers(quiet, at.atZone(zone).toLocalTime())) {
            return at;
        }
        ZonedDateTime end = at.atZone(zone).with(quiet.until());
        return (end.toInstant().isAfter(at) ? end : end.plusDays(1)).toInstant();
    }

    private static boolean covers(Quiet quiet, LocalTime time) {
        if (quiet.from().isBefore(quiet.until())) {
            return !time.isBefore(quiet.from()) && time.isBefore(quiet.until());
        }
        // Over midnight, or equal: never quiet.
        return !quiet.from().equals(quiet.until()) && (!time.isBefore(quiet.from()) || time.isBefore(quiet.until()));
    }

    /** Whether somebody may ask for it. */
    static boolean possible(Quiet quiet) {
        Duration length = Duration.between(quiet.from(), quiet.until());
        Duration day = length.isNegative() ? length.plusDays(1) : length;
        return day.isPositive() && day.compareTo(LONGEST_QUIET) <= 0;
    }
}
