package org.civicline.channels.routing;

import java.time.Instant;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.jspecify.annotations.Nullable;

/** {@code AgentState} of the staff API. */
record AgentView(
        Status status,
        @Nullable String reason,
        Instant since,
        boolean line,
        @Nullable String item,
        @Nullable Instant until) {

    static AgentView of(AgentState state) {
        return new AgentView(
                state.status(),
                state.reason(),
                state.since(),
                state.line(),
                state.item() == null ? null : state.item().toString(),
                state.until());
    }
}
