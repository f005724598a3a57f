package org.civicline.channels.followup;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.civicline.foundation.AddressLimit;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.ticketing.FollowUpLinks.Standing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whoever comes with too many wrong keys meets a closed door for a while, even with a right one. */
@Component
class KeyDoor {

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final AddressLimit wrong;

    KeyDoor(@Value("${civicline.follow-up.wrong-keys:20}") int most, Clock clock) {
        this.wrong = new AddressLimit(most, WINDOW, clock);
    }

    Outcome<Standing> through(HttpServletRequest request, Supplier<Outcome<Standing>> act) {
        String address = request.getRemoteAddr();
        if (wrong.reached(address)) {
            return Outcome.refused(new Refusal(
                    Refusal.Kind.TOO_MANY, "channels.too-many-wrong-keys", Map.of("minutes", wrong.minutes())));
        }
        Outcome<Standing> outcome = act.get();
        if (outcome instanceof Outcome.Refused<Standing>(Refusal refusal) && refusal.kind() == Refusal.Kind.NOT_FOUND) {
            wrong.count(address);
        }
        return outcome;
    }
}
