package org.civicline.e2e;

import java.util.Map;

/** For all tests that kill a part of it and leave it whole again, each with an agent and citizens of its own. */
final class CityThatBreaks extends OneCity {

    /** Its tests take turns, others may run beside them. */
    static final String LOCK = "CityThatBreaks";

    CityThatBreaks() {
        super(Map.of("civicline.routing.wrap-up-seconds", "1"));
    }
}
