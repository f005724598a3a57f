package org.civicline.channels.routing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.StaffScreens;
import org.civicline.channels.WorkCarrier;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.WorkQueue.NewWorkItem;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.loop.Bell;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffId;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** One application node's routing, wired by hand: several of them can share a database. */
final class Node {

    record News(StaffId to, String type, Map<String, Object> body) {}

    final JdbcClient jdbc;
    final Transactions transactions;
    final AgentDesk agents;
    final QueueDesk queue;
    final Router router;
    final QueueHealth health;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final BlockingQueue<WorkCarrier.Offer> offered = new LinkedBlockingQueue<>();
    final BlockingQueue<WorkCarrier.Offer> withdrawn = new LinkedBlockingQueue<>();
    final BlockingQueue<News> told = new LinkedBlockingQueue<>();
    final BlockingQueue<Map<String, Object>> toldAll = new LinkedBlockingQueue<>();
    volatile boolean carrierBroken;

    private final Clock clock;

    Node(DataSource database, Clock clock, RoutingSettings settings) {
        this.clock = clock;
        this.jdbc = JdbcClient.create(database);
        this.transactions = new Transactions(new JdbcTransactionManager(database));
        var bell = new Bell();
        var beans = new StaticListableBeanFactory(Map.of("calls", new Carrier()));
        var items = new WorkItems(jdbc, JsonMapper.shared());
        var counts = new QueueCounts(jdbc, settings, ZoneId.of("Asia/Shanghai"), clock);
        var news = new QueueNews(new Screens(), counts, bell, clock);
        var offers = new OfferLog(jdbc);
        var rows = new AgentRows(jdbc);
        var carriers = new Carriers(beans.getBeanProvider(WorkCarrier.class));
        var offering = new Offering(
                transactions,
                jdbc,
                items,
                offers,
                rows,
                carriers,
                news,
                new QueueMetrics(metrics, news),
                settings,
                clock);
        this.agents = new AgentDesk(transactions, rows, offering, news, clock);
        this.queue = new QueueDesk(transactions, items, counts, rows, offering, news, settings, clock);
        this.router = new Router(bell, offering, offers, agents, carriers, news, settings, clock);
        this.health = new QueueHealth(router, news, clock);
    }

    WorkItemId call(String reference) {
        return call(reference, 0);
    }

    WorkItemId call(String reference, int priority) {
        return queue.enqueue(new NewWorkItem(
                WorkKind.CALL,
                reference,
                WorkQueue.HOTLINE,
                priority,
                clock.instant(),
                Map.of(WorkQueue.FROM, "13800138000")));
    }

    StaffId readyAgent() {
        StaffId agent = new StaffId(Ids.next(clock));
        agents.line(agent, true);
        agents.ready(agent).orThrow();
        return agent;
    }

    AgentState state(StaffId agent) {
        return agents.state(agent).orElseThrow();
    }

    Status status(StaffId agent) {
        return state(agent).status();
    }

    WorkQueue.QueuedItem item(WorkItemId id) {
        return queue.find(id).orElseThrow();
    }

    /** The next offer the carrier is given. */
    WorkCarrier.Offer nextOffer() throws InterruptedException {
        router.round();
        WorkCarrier.Offer offer = offered.poll(5, java.util.concurrent.TimeUnit.SECONDS);
        if (offer == null) {
            throw new AssertionError("no offer was made");
        }
        return offer;
    }

    List<String> decisions(WorkItemId item) {
        return jdbc.sql("select rule || ' ' || state || ' ' || coalesce(close_reason, '-') from channels.offer"
                        + " where item = :item order by decision")
                .param("item", item.value())
                .query(String.class)
                .list();
    }

    private final class Carrier implements WorkCarrier {

        @Override
        public WorkKind kind() {
            return WorkKind.CALL;
        }

        @Override
        public void offered(Offer offer) {
            if (carrierBroken) {
                throw new IllegalStateException("no exchange");
            }
            offered.add(offer);
        }

        @Override
        public void withdrawn(Offer offer) {
            withdrawn.add(offer);
        }
    }

    private final class Screens implements StaffScreens {

        @Override
        public void tell(StaffId staff, String type, Map<String, Object> body) {
            told.add(new News(staff, type, body));
        }

        @Override
        public void tellAll(String type, Map<String, Object> body) {
            toldAll.add(body);
        }
    }
}
