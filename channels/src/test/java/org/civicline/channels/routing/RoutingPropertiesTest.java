package org.civicline.channels.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.NewWorkItem;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.channels.WorkQueue.State;
import org.civicline.foundation.StaffId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds whatever happens in whatever order on two nodes at once: no item and no agent has two open offers, no item
 * two agents, nothing is lost or doubled, and those who waited longer come first.
 */
class RoutingPropertiesTest {

    private static final int AGENTS = 6;
    private static final int THREADS = 8;
    private static final int STEPS = 150;

    private final Clock clock = Clock.systemUTC();
    private final RoutingSettings settings = new RoutingSettings(1, 0, 0, 15, 20);
    private final List<StaffId> staff = new ArrayList<>();
    private final List<WorkItemId> enqueued = Collections.synchronizedList(new ArrayList<>());
    private final Map<OfferId, AtomicInteger> wins = new ConcurrentHashMap<>();

    private HikariDataSource database;
    private List<Node> nodes;

    @BeforeEach
    void startTwoNodes() {
        database = QueueDatabase.create();
        nodes = List.of(new Node(database, clock, settings), new Node(database, clock, settings));
        for (int i = 0; i < AGENTS; i++) {
            staff.add(new StaffId(UUID.randomUUID()));
        }
        nodes.forEach(node -> node.router.start());
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> node.router.stop());
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260101})
    void nothingIsLostDoubledOrHeldTwiceWhateverHappens(long seed) throws Exception {
        var checking = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> checker = threads.submit(() -> check(checking));
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                long own = seed + t;
                running.add(threads.submit(() -> randomSteps(new Random(own))));
            }
            for (Future<?> one : running) {
                one.get(120, TimeUnit.SECONDS);
            }
            drain();
            checking.set(false);
            assertThat(checker.get()).isGreaterThan(50);
        }
        assertThat(violations()).isEmpty();
        assertThat(wins.values()).allSatisfy(won -> assertThat(won.get()).isEqualTo(1));
        everyItemEndedOnce();
    }

    @Test
    void firstOffersFollowPriorityAndThenTheTimeWaited() throws Exception {
        var random = new Random(7);
        nodes.forEach(node -> node.router.stop());
        Instant began = clock.instant().minusSeconds(600);
        for (int i = 0; i < 200; i++) {
            enqueued.add(nodes.get(i % 2)
                    .queue
                    .enqueue(new NewWorkItem(
                            WorkKind.CALL,
                            "call" + i,
                            "hotline",
                            random.nextInt(3),
                            began.plusMillis(random.nextInt(500_000)),
                            Map.of())));
        }
        nodes.forEach(node -> node.router.start());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                long own = t;
                running.add(threads.submit(() -> answerUntilEmpty(new Random(own))));
            }
            for (Future<?> one : running) {
                one.get(120, TimeUnit.SECONDS);
            }
        }

        List<Ranked> firstOffers = firstOffers();
        assertThat(firstOffers).hasSizeGreaterThan(100);
        List<Ranked> inOrder = firstOffers.stream()
                .sorted(java.util.Comparator.comparing(Ranked::priority)
                        .reversed()
                        .thenComparing(Ranked::enqueuedAt)
                        .thenComparing(Ranked::place))
                .toList();
        assertThat(firstOffers).isEqualTo(inOrder);
    }

    private record Ranked(int priority, java.time.OffsetDateTime enqueuedAt, long place) {}

    private List<Ranked> firstOffers() {
        return node(0).jdbc
                .sql("""
                        select i.priority, i.enqueued_at, i.place
                        from channels.work_item i
                        join (select item, min(decision) as decision from channels.offer group by item) o on o.item = i.id
                        order by o.decision
                        """)
                .query((row, n) ->
                        new Ranked(row.getInt(1), row.getObject(2, java.time.OffsetDateTime.class), row.getLong(3)))
                .list();
    }

    private void answerUntilEmpty(Random random) {
        while (!node(0).queue.open(WorkKind.CALL).isEmpty()) {
            Node node = nodes.get(random.nextInt(2));
            ready(node, staff.get(random.nextInt(AGENTS)));
            Offer offer = takeOffer(node);
            if (offer == null) {
                // somebody in the middle of the queue may hang up
                if (random.nextInt(20) == 0) {
                    node.queue.abandon(enqueued.get(random.nextInt(enqueued.size())), "hung-up");
                }
            } else if (random.nextInt(4) == 0) {
                node.queue.declined(offer.id(), "no-answer");
            } else if (node.queue.accepted(offer.id())) {
                node.queue.finished(offer.item());
            }
        }
    }

    private void randomSteps(Random random) {
        for (int i = 0; i < STEPS; i++) {
            step(nodes.get(random.nextInt(nodes.size())), random);
        }
    }

    private void step(Node node, Random random) {
        StaffId agent = staff.get(random.nextInt(AGENTS));
        switch (random.nextInt(13)) {
            case 0, 1 -> enqueued.add(node.call(UUID.randomUUID().toString(), random.nextInt(3)));
            case 2, 3 -> ready(node, agent);
            case 4, 5, 6 -> take(node, random);
            case 7, 8 -> active(node, agent).ifPresent(node.queue::finished);
            case 9 ->
                active(node, agent).ifPresent(item -> node.queue.transfer(item, staff.get(random.nextInt(AGENTS))));
            case 11 -> active(node, agent).ifPresent(item -> node.queue.returned(item, agent, "line-lost"));
            case 10 -> someItem(random).ifPresent(item -> node.queue.abandon(item, "hung-up"));
            default -> disturb(node, agent, random);
        }
    }

    private static void disturb(Node node, StaffId agent, Random random) {
        if (random.nextBoolean()) {
            node.agents.notReady(agent, "break");
        } else {
            node.agents.line(agent, false);
        }
    }

    private static void ready(Node node, StaffId agent) {
        node.agents.line(agent, true);
        node.agents.ready(agent);
    }

    private void take(Node node, Random random) {
        Offer offer = takeOffer(node);
        if (offer == null) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> node.queue.declined(offer.id(), "no-answer");
            case 1 -> {} // a browser that died: the sweep takes it back
            default -> {
                accept(nodes.get(0), offer);
                accept(nodes.get(1), offer);
            }
        }
    }

    private void accept(Node node, Offer offer) {
        if (node.queue.accepted(offer.id())) {
            wins.computeIfAbsent(offer.id(), id -> new AtomicInteger()).incrementAndGet();
        }
    }

    private static @org.jspecify.annotations.Nullable Offer takeOffer(Node node) {
        try {
            return node.offered.poll(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private java.util.Optional<WorkItemId> active(Node node, StaffId agent) {
        return node.agents.state(agent).flatMap(state -> java.util.Optional.ofNullable(state.item()));
    }

    private java.util.Optional<WorkItemId> someItem(Random random) {
        synchronized (enqueued) {
            return enqueued.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(enqueued.get(random.nextInt(enqueued.size())));
        }
    }

    private void drain() throws InterruptedException {
        Instant until = clock.instant().plus(Duration.ofSeconds(60));
        var random = new Random(0);
        while (!node(0).queue.open(WorkKind.CALL).isEmpty()) {
            if (clock.instant().isAfter(until)) {
                throw new AssertionError(node(0).queue.open(WorkKind.CALL).size() + " items never end");
            }
            for (StaffId agent : staff) {
                node(0).agents
                        .state(agent)
                        .map(org.civicline.channels.Agents.AgentState::item)
                        .ifPresent(item -> {
                            if (item != null && node(0).item(item).state() == State.ACTIVE) {
                                node(0).queue.finished(item);
                            }
                        });
                ready(node(0), agent);
            }
            nodes.forEach(node -> take(node, random));
        }
    }

    private Node node(int index) {
        return nodes.get(index);
    }

    private int check(AtomicBoolean checking) {
        int looks = 0;
        while (checking.get()) {
            assertThat(violations()).isEmpty();
            looks++;
        }
        return looks;
    }

    /** All in one statement, so in one snapshot. */
    private List<String> violations() {
        return node(0).jdbc.sql("""
                        select 'two open offers of item ' || item from channels.offer where state = 'OPEN'
                            group by item having count(*) > 1
                        union all
                        select 'two open offers to agent ' || agent from channels.offer where state = 'OPEN'
                            group by agent having count(*) > 1
                        union all
                        select 'agent ' || agent || ' holds two items' from channels.work_item
                            where state in ('OFFERED', 'ACTIVE') group by agent having count(*) > 1
                        union all
                        select 'item ' || i.id || ' and its offer differ' from channels.work_item i
                            left join channels.offer o on o.id = i.offer
                            where i.state = 'OFFERED' and (o.state is distinct from 'OPEN' or o.agent <> i.agent)
                        union all
                        select 'offer ' || o.id || ' is open without its item' from channels.offer o
                            join channels.work_item i on i.id = o.item
                            where o.state = 'OPEN' and i.offer is distinct from o.id
                        union all
                        select 'agent ' || a.agent || ' is ' || a.status || ' on what is not theirs'
                            from channels.agent_state a left join channels.work_item i on i.id = a.item
                            where a.status in ('OFFERED', 'BUSY')
                              and (i.agent is distinct from a.agent
                                   or i.state <> case a.status when 'BUSY' then 'ACTIVE' else 'OFFERED' end)
                        union all
                        select 'item ' || i.id || ' is held by nobody' from channels.work_item i
                            left join channels.agent_state a on a.agent = i.agent
                            where i.state in ('OFFERED', 'ACTIVE') and a.item is distinct from i.id
                        """).query(String.class).list();
    }

    private void everyItemEndedOnce() {
        List<QueuedItem> ended = enqueued.stream().map(node(0)::item).toList();
        assertThat(ended).allMatch(item -> item.state() == State.DONE || item.state() == State.ABANDONED);
        assertThat(ended).extracting(QueuedItem::reference).doesNotHaveDuplicates();
        Long rows = node(0).jdbc
                .sql("select count(*) from channels.work_item")
                .query(Long.class)
                .single();
        assertThat(rows).isEqualTo(enqueued.size());
        // every taking of an item by an agent is one accepted offer, and those after the first are transfers or heads
        Long accepted = node(0).jdbc
                .sql("select count(*) from channels.offer where state = 'ACCEPTED'")
                .query(Long.class)
                .single();
        assertThat(accepted).isEqualTo(wins.size());
        assertThat(accepted).isGreaterThan(10);
    }
}
