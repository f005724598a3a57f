package org.civicline.ticketing.citizens;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.springframework.stereotype.Component;

/** Whether we may contact somebody now: what they want, and when people sleep. */
@Component
public class ContactRules {

    public static final String REFUSES_VOICE = "profile-refuses-voice";
    public static final String REFUSES_SMS = "profile-refuses-sms";
    public static final String QUIET_HOURS = "quiet-hours";

    private final QuietHours quiet;
    private final ZoneId zone;

    ContactRules(QuietHours quiet, ZoneId cityZone) {
        this.quiet = quiet;
        this.zone = cityZone;
    }

    public ContactPermission decide(CommunicationProfile profile, Medium medium, Instant at) {
        return switch (medium) {
            case VOICE -> voice(profile, at);
            case SMS -> profile.sms() ? new ContactPermission.Allowed() : new ContactPermission.Denied(REFUSES_SMS);
            case EMAIL -> new ContactPermission.Allowed();
        };
    }

    private ContactPermission voice(CommunicationProfile profile, Instant at) {
        if (!profile.voice()) {
            return new ContactPermission.Denied(REFUSES_VOICE);
        }
        return quiet(at) ? new ContactPermission.Denied(QUIET_HOURS) : new ContactPermission.Allowed();
    }

    private boolean quiet(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        if (quiet.from().isBefore(quiet.until())) {
            return !time.isBefore(quiet.from()) && time.isBefore(quiet.until());
        }
        // Over midnight, or equal: never quiet.
        return !quiet.from().equals(quiet.until()) && (!time.isBefore(quiet.from()) || time.isBefore(quiet.until()));
    }

    /** The first moment from then on that is not quiet. */
    public Instant afterQuiet(Instant at) {
        if (!quiet(at)) {
            return at;
        }
        ZonedDateTime end = at.atZone(zone).with(quiet.until());
        return (end.toInstant().isAfter(at) ? end : end.plusDays(1)).toInstant();
    }
}
