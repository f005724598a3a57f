package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.routing.OfferLog.Close;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Correlation;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The queue as others use it. */
@Component
class QueueDesk implements WorkQueue {

    private static final Logger log = LoggerFactory.getLogger(QueueDesk.class);

    private final Transactions transactions;
    private final WorkItems items;
    private final QueueCounts counts;
    private final AgentRows agents;
    private final Offering offering;
    private final QueueNews news;
    private final RoutingSettings settings;
    private final Clock clock;

    QueueDesk(
            Transactions transactions,
            WorkItems items,
            QueueCounts counts,
            AgentRows agents,
            Offering offering,
            QueueNews news,
            RoutingSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.items = items;
        this.counts = counts;
        this.agents = agents;
        this.offering = offering;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public WorkItemId enqueue(NewWorkItem item) {
        return transactions.call(() -> {
            UUID id = Ids.next(clock);
            if (!items.insert(id, item)) {
                return items.find(item.kind(), item.reference()).orElseThrow().id();
            }
            news.waiting();
            return new WorkItemId(id);
        });
    }

    @Override
    public void abandon(WorkItemId id, String reason) {
        transactions.run(() -> items.lock(id).ifPresent(item -> {
            switch (item.state()) {
                case WAITING -> end(item, State.ABANDONED, reason);
                case OFFERED -> {
                    offering.withdraw(offerOf(item), reason);
                    end(item, State.ABANDONED, reason);
                }
                case ACTIVE -> finish(item, reason);
                case DONE, ABANDONED -> {}
            }
        }));
    }

    @Override
    public void finished(WorkItemId id) {
        transactions.run(() -> items.lock(id).ifPresent(item -> {
            switch (item.state()) {
                case WAITING -> end(item, State.DONE, "finished");
                case OFFERED -> {
                    offering.withdraw(offerOf(item), "finished");
                    end(item, State.DONE, "finished");
                }
                case ACTIVE -> finish(item, "finished");
                case DONE, ABANDONED -> {}
            }
        }));
    }

    @Override
    public boolean accepted(OfferId offer) {
        return offering.accept(offer);
    }

    @Override
    public void declined(OfferId offer, String reason) {
        offering.giveBack(offer, Close.DECLINED, reason);
    }

    @Override
    public Outcome<OfferId> transfer(WorkItemId id, StaffId to) {
        return transactions.call(() -> {
            QueuedItem item = items.lock(id).orElse(null);
            if (item == null || item.agent() == null) {
                return notActive();
            }
            return switch (item.state()) {
                case OFFERED -> to.equals(item.agent()) ? Outcome.done(offerOf(item)) : notActive();
                case ACTIVE -> transfer(item, item.agent(), to);
                case WAITING, DONE, ABANDONED -> notActive();
            };
        });
    }

    private Outcome<OfferId> transfer(QueuedItem item, StaffId from, StaffId to) {
        List<AgentRow> both = agents.lock(List.of(from, to));
        AgentRow target = row(both, to);
        if (target == null || !target.available()) {
            return Outcome.refused(Refusal.conflict("channels.agent-not-available"));
        }
        Instant now = Columns.micros(clock.instant());
        AgentRow giver = row(both, from);
        if (giver != null && giver.worksOn(item.id())) {
            save(giver.workOver(now, settings.wrapUp()));
        }
        return Outcome.done(offering.makeFor(item, target, now).id());
    }

    @Override
    public boolean returned(WorkItemId id, StaffId from, String reason) {
        return transactions.call(() -> items.lock(id)
                .filter(item -> item.state() == State.ACTIVE && from.equals(item.agent()))
                .map(item -> giveBack(item, from, reason))
                .orElse(false));
    }

    private boolean giveBack(QueuedItem item, StaffId from, String reason) {
        Instant now = Columns.micros(clock.instant());
        items.waiting(item.id(), null);
        agents.lock(from).filter(row -> row.worksOn(item.id())).ifPresent(row -> save(row.notReady(reason, now)));
        news.waiting();
        Transactions.afterCommit(() -> logReturn(item, reason));
        return true;
    }

    private static void logReturn(QueuedItem item, String reason) {
        try (var _ = Correlation.of(item.reference())) {
            log.info("work item returned to the queue: kind={} reason={} agent={}", item.kind(), reason, item.agent());
        }
    }

    private static @Nullable AgentRow row(List<AgentRow> rows, StaffId agent) {
        return rows.stream()
                .filter(row -> row.agent().equals(agent))
                .findFirst()
                .orElse(null);
    }

    private void finish(QueuedItem item, String reason) {
        Instant now = Columns.micros(clock.instant());
        StaffId agent = item.agent();
        if (agent != null) {
            agents.lock(agent)
                    .filter(row -> row.worksOn(item.id()))
                    .ifPresent(row -> save(row.workOver(now, settings.wrapUp())));
        }
        end(item, State.DONE, reason);
    }

    private void end(QueuedItem item, State state, String reason) {
        Instant now = Columns.micros(clock.instant());
        items.ended(item.id(), state, reason, now);
        news.queue();
        Transactions.afterCommit(() -> logEnd(item, state, reason, now));
    }

    private static void logEnd(QueuedItem item, State state, String reason, Instant now) {
        try (var _ = Correlation.of(item.reference())) {
            log.info(
                    "work item ended: kind={} state={} reason={} agent={} seconds={}",
                    item.kind(),
                    state,
                    reason,
                    item.agent(),
                    Duration.between(item.enqueuedAt(), now).toSeconds());
        }
    }

    private void save(AgentRow row) {
        agents.save(row);
        news.agent(row.state());
    }

    private static OfferId offerOf(QueuedItem item) {
        OfferId offer = item.offer();
        if (offer == null) {
            throw new IllegalStateException("item " + item.id() + " is offered without an offer");
        }
        return offer;
    }

    private static Outcome<OfferId> notActive() {
        return Outcome.refused(Refusal.conflict("channels.not-active"));
    }

    @Override
    public Optional<Integer> position(WorkItemId id) {
        return transactions.call(() -> items.position(id));
    }

    @Override
    public Optional<QueuedItem> find(WorkItemId id) {
        return transactions.call(() -> items.find(id));
    }

    @Override
    public Optional<QueuedItem> findByReference(WorkKind kind, String reference) {
        return transactions.call(() -> items.find(kind, reference));
    }

    @Override
    public List<QueuedItem> open(WorkKind kind) {
        return transactions.call(() -> items.open(kind));
    }

    @Override
    public QueueFigures figures(Instant from, Instant until) {
        return transactions.call(() -> counts.between(from, until));
    }
}
