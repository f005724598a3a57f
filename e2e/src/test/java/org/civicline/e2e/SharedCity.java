package org.civicline.e2e;

import java.util.Map;

/** For all tests in which nothing breaks. */
final class SharedCity extends OneCity {

    /** Its tests take turns, others may run beside them. */
    static final String LOCK = "SharedCity";

    /** Short where a person would wait for minutes, and never too late at night to call somebody. */
    SharedCity() {
        super(Map.of(
                "civicline.routing.wrap-up-seconds", "1",
                "civicline.follow-up.call-after", "PT15S",
                "civicline.quiet-hours.from", "00:00",
                "civicline.quiet-hours.until", "00:00"));
    }
}
