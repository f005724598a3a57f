package org.civicline.cti.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often one address may begin a call from the web. Kept in memory: a restart forgives. */
@Component
class CallLimit {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Deque<Instant>> begun = new LinkedHashMap<>();

    CallLimit(@Value("${civicline.web-calls.per-address:10}") int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    long minutes() {
        return WINDOW.toMinutes();
    }

    /** Counts a call that is allowed. */
    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        begun.values().removeIf(times -> times.isEmpty() || !times.getLast().isAfter(now.minus(WINDOW)));
        if (begun.size() >= MOST_ADDRESSES && !begun.containsKey(address)) {
            return false;
        }
        Deque<Instant> times = begun.computeIfAbsent(address, any -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(WINDOW))) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            return false;
        }
        times.addLast(now);
        return true;
    }
}
