package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.StaffScreens;
import org.civicline.channels.WorkQueue.QueueFigures;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hints to screens about the queue and the agents in it, once the change is committed. */
@Component
class QueueNews {

    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);
    // what other nodes on the same database did shows at the latest after this
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(3);

    private final StaffScreens screens;
    private final QueueCounts counts;
    private final Bell bell;
    private final Clock clock;

    private volatile boolean changed = true;
    private Instant looked = Instant.EPOCH;
    private @Nullable QueueFigures last;

    QueueNews(StaffScreens screens, QueueCounts counts, Bell routerBell, Clock clock) {
        this.screens = screens;
        this.counts = counts;
        this.bell = routerBell;
        this.clock = clock;
    }

    /** After commit: tells the agent, lets the figures be looked at again; an agent who is ready wakes the router. */
    void agent(AgentState state) {
        Transactions.afterCommit(() -> {
            screens.tell(state.agent(), "agent-state", Map.of("state", AgentView.of(state)));
            changed = true;
            if (state.status() == Status.READY) {
                bell.ring();
            }
        });
    }

    /** After commit: an item waits, which wakes the router. */
    void waiting() {
        Transactions.afterCommit(() -> {
            changed = true;
            bell.ring();
        });
    }

    /** After commit: lets the figures be looked at again. */
    void queue() {
        Transactions.afterCommit(() -> changed = true);
    }

    /** Called by the router's loop only. */
    void pushFigures() {
        Duration since = Duration.between(looked, clock.instant());
        QueueFigures before = last;
        boolean worthLooking =
                changed || before == null || before.waiting() > 0 || since.compareTo(AT_LEAST_EVERY) >= 0;
        if (!worthLooking || since.compareTo(AT_MOST_EVERY) < 0) {
            return;
        }
        changed = false;
        looked = clock.instant();
        QueueFigures now = counts.today();
        if (!now.equals(before)) {
            last = now;
            screens.tellAll("queue", QueueView.of(now).asMap());
        }
    }

    /** The figures last looked at; null before the first look. */
    @Nullable
    QueueFigures latest() {
        return last;
    }
}
