package org.civicline.cti.hotline;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.cti.calls.CallId;
import org.springframework.stereotype.Component;

/** The callers whose legs this process steers now. Nothing here needs to outlive it. */
@Component
class WaitingRoom {

    private final Map<CallId, Waiting> callers = new ConcurrentHashMap<>();

    Waiting enter(CallId call) {
        var waiting = new Waiting();
        callers.put(call, waiting);
        return waiting;
    }

    /** Only if it is still the same: a caller may have come in again before the first program noticed. */
    void leave(CallId call, Waiting waiting) {
        callers.remove(call, waiting);
    }

    Optional<Waiting> find(CallId call) {
        return Optional.ofNullable(callers.get(call));
    }

    int size() {
        return callers.size();
    }
}
