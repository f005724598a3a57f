package org.civicline.foundation.staff;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names that nobody has are counted and locked like those that somebody has; else the lock would tell which are which. Kept
 * in memory and not for ever: after a restart, or when thousands of other names were tried, one counts from the beginning.
 */
@Component
class UnknownNames {

    private static final int MOST = 10_000;

    private final Map<String, Tries> tried = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST;
        }
    };

    /** @param lockedUntil null while it is not locked */
    private record Tries(int failures, @Nullable Instant lockedUntil) {}

    /** When the lock opens, if the name is locked now. */
    synchronized Optional<Instant> lockedUntil(String name, Instant now) {
        return Optional.ofNullable(tried.get(name)).map(Tries::lockedUntil).filter(until -> until.isAfter(now));
    }

    synchronized void failed(String name, Instant now) {
        Tries before = tried.get(name);
        int failures = before == null ? 1 : before.failures() + 1;
        tried.put(
                name,
                failures >= SignIn.MOST_FAILURES
                        ? new Tries(0, now.plus(SignIn.LOCKED_FOR))
                        : new Tries(failures, null));
    }
}
