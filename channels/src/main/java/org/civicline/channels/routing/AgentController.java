package org.civicline.channels.routing;

import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.civicline.channels.Agents;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of whoever is signed in. */
@RestController
@RequestMapping("/api/v1/staff/agent")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class AgentController {

    /** What a person may say; the other reasons are the system's. */
    private static final Set<String> REASONS = Set.of("break", "meeting", "training", "signed-out");

    private final Agents agents;
    private final CurrentStaff current;
    private final Clock clock;

    AgentController(Agents agents, CurrentStaff current, Clock clock) {
        this.agents = agents;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    AgentView state() {
        StaffId me = me();
        return AgentView.of(agents.state(me)
                .orElseGet(() -> new AgentState(me, Status.NOT_READY, null, clock.instant(), false, null, null)));
    }

    @PostMapping("/ready")
    AgentView ready() {
        return AgentView.of(agents.ready(me()).orThrow());
    }

    @PostMapping("/not-ready")
    AgentView notReady(@RequestBody NotReady body) {
        String reason = body.reason();
        if (reason == null || !REASONS.contains(reason)) {
            throw new RefusedException(Refusal.invalid("channels.unknown-reason")
                    .with("reasons", String.join(", ", new TreeSet<>(REASONS))));
        }
        return AgentView.of(agents.notReady(me(), reason).orThrow());
    }

    @PostMapping("/wrapped-up")
    AgentView wrappedUp() {
        return AgentView.of(agents.wrappedUp(me()).orThrow());
    }

    private StaffId me() {
        return current.get().id();
    }

    record NotReady(@Nullable String reason) {}
}
