package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.civicline.channels.Agents;
import org.civicline.channels.OfferId;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.routing.OfferLog.Close;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffId;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Agents' states as others use them. */
@Component
class AgentDesk implements Agents {

    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final AgentRows rows;
    private final Offering offering;
    private final QueueNews news;
    private final Clock clock;

    AgentDesk(Transactions transactions, AgentRows rows, Offering offering, QueueNews news, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.offering = offering;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Outcome<AgentState> ready(StaffId agent) {
        return transactions.call(() -> {
            Instant now = Columns.micros(clock.instant());
            AgentRow row = rows.lockOrAdd(agent, now);
            return switch (row.status()) {
                case READY, OFFERED -> Outcome.done(row.state());
                case BUSY -> Outcome.refused(Refusal.conflict("channels.agent-busy"));
                case NOT_READY, WRAP_UP ->
                    row.line()
                            ? Outcome.done(save(row.ready(now, now)))
                            : Outcome.refused(Refusal.conflict("channels.no-softphone"));
            };
        });
    }

    @Override
    public Outcome<AgentState> notReady(StaffId agent, String reason) {
        return Outcome.done(afterGivingBack(agent, reason, row -> switch (row.status()) {
            case BUSY -> row.notReadyAfterwards(reason);
            case NOT_READY, READY, WRAP_UP, OFFERED -> row.notReady(reason, clock.instant());
        }));
    }

    @Override
    public Outcome<AgentState> wrappedUp(StaffId agent) {
        return transactions.call(() -> {
            Instant now = Columns.micros(clock.instant());
            AgentRow row = rows.lockOrAdd(agent, now);
            return Outcome.done(row.status() == Status.WRAP_UP ? save(row.ready(now, now)) : row.state());
        });
    }

    @Override
    public void line(StaffId agent, boolean up) {
        if (up) {
            transactions.run(() -> {
                Instant now = Columns.micros(clock.instant());
                AgentRow row = rows.lockOrAdd(agent, now);
                if (!row.line()) {
                    save(row.lineBack(now));
                }
            });
            return;
        }
        afterGivingBack(agent, AgentRow.LINE_LOST, row -> switch (row.status()) {
            case READY -> row.withLine(false).notReady(AgentRow.LINE_LOST, clock.instant());
            case NOT_READY, BUSY, WRAP_UP, OFFERED -> row.withLine(false);
        });
    }

    /** Each in a transaction of its own: what is offered to an agent is locked before the agent. */
    @Override
    public void lines(Collection<StaffId> up) {
        transactions.call(() -> rows.linesUnlike(up)).forEach(this::line);
    }

    /** After-call work over by time. */
    void endWrapUps() {
        rows.wrapUpsOver(clock.instant()).forEach(this::wrappedUp);
    }

    /**
     * Takes a step with the agent's row after giving back what is offered to them. The offer's item must be locked before
     * the agent, so the offer is given back first, in a transaction of its own; if the router was quicker with the next
     * offer, again.
     */
    private AgentState afterGivingBack(StaffId agent, String reason, Function<AgentRow, AgentRow> step) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            transactions.call(() -> rows.find(agent)).map(AgentRow::offer).ifPresent(offer -> giveBack(offer, reason));
            Optional<AgentState> done = transactions.call(() -> {
                AgentRow row = rows.lockOrAdd(agent, Columns.micros(clock.instant()));
                return row.status() == Status.OFFERED ? Optional.empty() : Optional.of(save(step.apply(row)));
            });
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new CannotAcquireLockException("agent " + agent + " was offered something " + ATTEMPTS + " times");
    }

    private void giveBack(OfferId offer, String reason) {
        // not DECLINED: the carrier does not know yet and must stop ringing
        offering.giveBack(offer, Close.WITHDRAWN, reason);
    }

    private AgentState save(AgentRow row) {
        rows.save(row);
        news.agent(row.state());
        return row.state();
    }

    @Override
    public Optional<AgentState> state(StaffId agent) {
        return transactions.call(() -> rows.find(agent)).map(AgentRow::state);
    }

    @Override
    public List<AgentState> all() {
        return transactions.call(rows::signedIn);
    }
}
