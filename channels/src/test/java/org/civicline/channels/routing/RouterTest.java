package org.civicline.channels.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkQueue.State;
import org.civicline.foundation.StaffId;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;

class RouterTest {

    private final RoutingSettings slowPoll = new RoutingSettings(15, 2, 30, 15, 60_000);
    private HikariDataSource pool;
    private QueueDatabase.Switchable database;

    @BeforeEach
    void openDatabase() {
        pool = QueueDatabase.create();
        database = new QueueDatabase.Switchable(pool);
    }

    @AfterEach
    void closeDatabase() {
        pool.close();
    }

    @Test
    void aNewItemOrAReadyAgentWakesTheRouterWithoutWaitingForItsPoll() throws Exception {
        var node = new Node(database, Clock.systemUTC(), slowPoll);
        node.router.start();
        try {
            node.readyAgent();
            node.call("a");
            assertThat(node.offered.poll(5, TimeUnit.SECONDS)).isNotNull();
            node.call("b");
            node.readyAgent();
            assertThat(node.offered.poll(5, TimeUnit.SECONDS)).isNotNull();
        } finally {
            node.router.stop();
        }
    }

    @Test
    void whatAnotherNodeQueuedIsFoundByPolling() throws Exception {
        var here = new Node(database, Clock.systemUTC(), new RoutingSettings(15, 2, 30, 15, 50));
        var elsewhere = new Node(database, Clock.systemUTC(), slowPoll);
        here.router.start();
        try {
            elsewhere.readyAgent();
            elsewhere.call("a");
            assertThat(here.offered.poll(5, TimeUnit.SECONDS)).isNotNull();
        } finally {
            here.router.stop();
        }
    }

    @Test
    void anOfferLeftByADeadNodeIsTakenBackByAnother() throws Exception {
        var clock = new MovableClock();
        var dead = new Node(database, clock, slowPoll);
        StaffId agent = dead.readyAgent();
        WorkItemId call = dead.call("a");
        dead.nextOffer();
        var alive = new Node(database, clock, slowPoll);

        clock.forward(Duration.ofSeconds(18));
        alive.router.round();

        assertThat(alive.item(call).state()).isEqualTo(State.WAITING);
        assertThat(alive.state(agent).reason()).isEqualTo("no-answer");
        assertThat(alive.withdrawn.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void anOutageOfTheDatabaseIsSaidToCallersAndSurvivedByTheRouter() throws Exception {
        var node = new Node(database, Clock.systemUTC(), new RoutingSettings(15, 2, 30, 15, 50));
        node.router.start();
        try {
            node.readyAgent();
            QueueTest.await(() -> node.router.lastRound() != null);
            database.up.set(false);
            assertThatThrownBy(() -> node.call("a")).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> node.queue.open(org.civicline.channels.WorkKind.CALL))
                    .isInstanceOf(DataAccessException.class);

            database.up.set(true);
            node.call("a");

            assertThat(node.offered.poll(5, TimeUnit.SECONDS)).isNotNull();
        } finally {
            node.router.stop();
        }
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsSurvivedToo() throws Exception {
        var node = new Node(database, Clock.systemUTC(), new RoutingSettings(15, 2, 30, 15, 20));
        node.router.start();
        try {
            // one connection for all of it: the next from the pool could be one that was just ended
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                for (int i = 0; i < 5; i++) {
                    statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
                }
            }
            QueueTest.await(() -> {
                try {
                    node.readyAgent();
                    node.call("a");
                    return true;
                } catch (DataAccessException e) {
                    return false;
                }
            });

            assertThat(node.offered.poll(5, TimeUnit.SECONDS)).isNotNull();
        } finally {
            node.router.stop();
        }
    }

    @Test
    void healthSaysWhenTheRouterDoesNotGoItsRounds() {
        var clock = new MovableClock();
        var node = new Node(database, clock, slowPoll);
        assertThat(node.health.health().getStatus()).isEqualTo(Status.DOWN);
        node.router.start();
        try {
            QueueTest.await(() -> node.health.health().getStatus().equals(Status.UP));
            clock.forward(Duration.ofSeconds(6));
            assertThat(node.health.health().getStatus()).isEqualTo(Status.DOWN);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            node.router.stop();
        }
    }

    @Test
    void offersAndWaitsAreCounted() throws Exception {
        var node = new Node(database, Clock.systemUTC(), slowPoll);
        node.readyAgent();
        node.call("a");
        node.queue.accepted(node.nextOffer().id());

        assertThat(node.metrics
                        .counter("civicline.offers", "kind", "CALL", "outcome", "made")
                        .count())
                .isEqualTo(1);
        assertThat(node.metrics
                        .counter("civicline.offers", "kind", "CALL", "outcome", "accepted")
                        .count())
                .isEqualTo(1);
        assertThat(node.metrics.get("civicline.queue.wait").timer().count()).isEqualTo(1);
    }
}
