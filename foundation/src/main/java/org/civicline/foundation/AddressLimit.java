package org.civicline.foundation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one network address may do something in a while. Kept in memory: a restart forgives. */
public final class AddressLimit {

    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> counted = new LinkedHashMap<>();

    public AddressLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** The while, for people. */
    public long minutes() {
        return window.toMinutes();
    }

    /** Counts what is allowed. */
    public synchronized boolean allows(String address) {
        if (reached(address)) {
            return false;
        }
        count(address);
        return true;
    }

    /** Whether no more is allowed; so it is to strangers while there are too many addresses to remember. */
    public synchronized boolean reached(String address) {
        Instant since = clock.instant().minus(window);
        counted.values().removeIf(times -> !times.getLast().isAfter(since));
        Deque<Instant> times = counted.get(address);
        if (times == null) {
            return counted.size() >= MOST_ADDRESSES;
        }
        while (!times.getFirst().isAfter(since)) {
            times.removeFirst();
        }
        return times.size() >= most;
    }

    /** Counts one, allowed or not. */
    public synchronized void count(String address) {
        counted.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }
}
