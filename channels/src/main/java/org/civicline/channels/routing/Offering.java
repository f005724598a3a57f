package org.civicline.channels.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.channels.WorkQueue.State;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.routing.OfferLog.Close;
import org.civicline.channels.routing.OfferLog.Made;
import org.civicline.channels.routing.OfferLog.Rule;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The life of an offer, each step in one transaction: made, accepted, given back. */
@Component
class Offering {

    private static final int BATCH = 50;
    private static final Duration AFTER_CARRIER_FAILURE = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final WorkItems items;
    private final OfferLog offers;
    private final AgentRows agents;
    private final Carriers carriers;
    private final QueueNews news;
    private final QueueMetrics metrics;
    private final RoutingSettings settings;
    private final Clock clock;

    Offering(
            Transactions transactions,
            JdbcClient jdbc,
            WorkItems items,
            OfferLog offers,
            AgentRows agents,
            Carriers carriers,
            QueueNews news,
            QueueMetrics metrics,
            RoutingSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.items = items;
        this.offers = offers;
        this.agents = agents;
        this.carriers = carriers;
        this.news = news;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Pairs the items next in order with the agents idle longest. True if there may be more to pair. */
    boolean match(Collection<WorkKind> kinds) {
        if (kinds.isEmpty() || !items.anyWaiting(kinds, clock.instant())) {
            return false;
        }
        return transactions.call(() -> {
            decideAlone();
            Instant now = Columns.micros(clock.instant());
            List<AgentRow> ready = agents.lockReady(BATCH);
            List<QueuedItem> next = ready.isEmpty() ? List.of() : items.lockNext(kinds, now, ready.size());
            List<Made> made = new ArrayList<>();
            for (int i = 0; i < next.size(); i++) {
                made.add(draft(next.get(i), ready.get(i), Rule.LONGEST_IDLE, now));
            }
            make(made, now);
            return made.size() == BATCH;
        });
    }

    /** Offers an item to one agent; both rows are locked by the caller. */
    Offer makeFor(QueuedItem item, AgentRow agent, Instant now) {
        Made made = draft(item, agent, Rule.TRANSFER, now);
        make(List.of(made), now);
        return made.offer();
    }

    boolean accept(OfferId id) {
        return transactions.call(() -> {
            Optional<Made> found = lockOpen(id);
            if (found.isEmpty()) {
                return false;
            }
            Made made = found.get();
            Instant now = Columns.micros(clock.instant());
            offers.close(id, Close.ACCEPTED, "accepted", now);
            boolean first = items.active(made.offer().item(), now);
            save(agents.lock(made.offer().agent())
                    .orElseThrow()
                    .busy(made.offer().item(), now));
            ended(made, Close.ACCEPTED);
            if (first) {
                Duration waited = Duration.ofMillis(made.itemWaitedMillis()).plus(Duration.between(made.at(), now));
                Transactions.afterCommit(() -> metrics.answered(made.kind(), waited));
            }
            return true;
        });
    }

    /** The agent did not take it: not ready with this reason; the item keeps its place. False if it is not open. */
    boolean giveBack(OfferId id, Close how, String reason) {
        return transactions.call(() -> close(id, how, reason, null, reason).isPresent());
    }

    /** The carrier could not even try: nobody's fault, so the agent stays ready; not again for a moment. */
    void notCarried(OfferId id) {
        transactions.run(
                () -> close(id, Close.WITHDRAWN, "not-carried", clock.instant().plus(AFTER_CARRIER_FAILURE), null));
    }

    /** Ends the open offer of an item whose row the caller has locked and will change; the agent keeps the place among the idle. */
    void withdraw(OfferId id, String reason) {
        Made made = offers.find(id).orElseThrow();
        Instant now = Columns.micros(clock.instant());
        offers.close(id, Close.WITHDRAWN, reason, now);
        save(agents.lock(made.offer().agent()).orElseThrow().ready(made.agentReadySince(), now));
        ended(made, Close.WITHDRAWN);
        Transactions.afterCommit(() -> carriers.withdrawn(made.kind(), made.offer()));
    }

    private Optional<Made> close(
            OfferId id, Close how, String reason, @Nullable Instant notBefore, @Nullable String agentReason) {
        Optional<Made> found = lockOpen(id);
        found.ifPresent(made -> {
            Instant now = Columns.micros(clock.instant());
            offers.close(id, how, reason, now);
            items.waiting(made.offer().item(), notBefore);
            news.waiting();
            AgentRow agent = agents.lock(made.offer().agent()).orElseThrow();
            save(agentReason == null ? agent.ready(made.agentReadySince(), now) : agent.notReady(agentReason, now));
            ended(made, how);
            // whoever declined knows already
            if (how != Close.DECLINED) {
                Transactions.afterCommit(() -> carriers.withdrawn(made.kind(), made.offer()));
            }
        });
        return found;
    }

    /** Locks the offer's item; the offer is open exactly if the item still points at it. */
    private Optional<Made> lockOpen(OfferId id) {
        return offers.find(id)
                .filter(made -> items.lock(made.offer().item())
                        .filter(item -> item.state() == State.OFFERED && id.equals(item.offer()))
                        .isPresent());
    }

    /** One decision at a time over all nodes: otherwise one node could pass over the item another just looked at. */
    private void decideAlone() {
        jdbc.sql("select set_config('lock_timeout', '5s', true), pg_advisory_xact_lock(12345, 1)")
                .query((row, number) -> row.getString(1))
                .single();
    }

    private Made draft(QueuedItem item, AgentRow agent, Rule rule, Instant now) {
        return new Made(
                new Offer(
                        new OfferId(Ids.next(clock)),
                        item.id(),
                        item.reference(),
                        agent.agent(),
                        now.plus(settings.offer())),
                item.kind(),
                rule,
                now,
                Duration.between(item.enqueuedAt(), now).toMillis(),
                Duration.between(agent.state().since(), now).toMillis());
    }

    private void make(List<Made> made, Instant now) {
        if (made.isEmpty()) {
            return;
        }
        offers.insert(made);
        List<UUID> itemIds =
                made.stream().map(one -> one.offer().item().value()).toList();
        List<UUID> agentIds =
                made.stream().map(one -> one.offer().agent().value()).toList();
        List<UUID> offerIds = made.stream().map(one -> one.offer().id().value()).toList();
        items.offered(itemIds, agentIds, offerIds);
        agents.offered(agentIds, itemIds, offerIds, now);
        for (Made one : made) {
            news.agent(offeredState(one, now));
            Transactions.afterCommit(() -> {
                metrics.offer(one.kind(), "made");
                carriers.offered(one.kind(), one.offer(), failed -> notCarried(failed.id()));
            });
        }
    }

    private static AgentState offeredState(Made made, Instant now) {
        WorkItemId item = made.offer().item();
        return new AgentState(made.offer().agent(), Status.OFFERED, null, now, true, item, null);
    }

    private void save(AgentRow row) {
        agents.save(row);
        news.agent(row.state());
    }

    private void ended(Made made, Close how) {
        news.queue();
        Transactions.afterCommit(() -> metrics.offer(made.kind(), how.name().toLowerCase(Locale.ROOT)));
    }
}
