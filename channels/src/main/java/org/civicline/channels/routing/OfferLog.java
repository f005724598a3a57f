package org.civicline.channels.routing;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkCarrier.Offer;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.foundation.Columns;
import org.civicline.foundation.StaffId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code channels.offer}: open offers, and the log of decisions they become. */
@Repository
class OfferLog {

    /** How an offer ended. */
    enum Close {
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }

    /** Why this agent. */
    enum Rule {
        LONGEST_IDLE("longest-idle"),
        TRANSFER("transfer");

        private final String word;

        Rule(String word) {
            this.word = word;
        }
    }

    /** An offer with the kind of its item, which says who carries it. */
    record Made(Offer offer, WorkKind kind, Rule rule, Instant at, long itemWaitedMillis, long agentIdleMillis) {

        /** When the agent became ready, before this offer. */
        Instant agentReadySince() {
            return at.minusMillis(agentIdleMillis);
        }
    }

    private final JdbcClient jdbc;
    private final String node;

    OfferLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.node = System.getenv().getOrDefault("HOSTNAME", "node") + "-"
                + ProcessHandle.current().pid();
    }

    /** All of one decision: same time, same rule. */
    void insert(List<Made> made) {
        jdbc.sql("""
                        insert into channels.offer
                            (id, item, agent, state, made_at, expires_at, rule, item_waited_ms, agent_idle_ms, node)
                        select o.id, o.item, o.agent, 'OPEN', :now, :expiresAt, :rule, o.waited, o.idle, :node
                        from unnest(:ids::uuid[], :items::uuid[], :agents::uuid[], :waited::bigint[], :idle::bigint[])
                            with ordinality as o (id, item, agent, waited, idle, n)
                        order by o.n
                        """)
                .param(
                        "ids",
                        Columns.uuids(made.stream()
                                .map(one -> one.offer().id().value())
                                .toList()))
                .param(
                        "items",
                        Columns.uuids(made.stream()
                                .map(one -> one.offer().item().value())
                                .toList()))
                .param(
                        "agents",
                        Columns.uuids(made.stream()
                                .map(one -> one.offer().agent().value())
                                .toList()))
                .param(
                        "waited",
                        Columns.longs(made.stream().map(Made::itemWaitedMillis).toList()))
                .param(
                        "idle",
                        Columns.longs(made.stream().map(Made::agentIdleMillis).toList()))
                .param("now", at(made.getFirst().at()))
                .param("expiresAt", at(made.getFirst().offer().expiresAt()))
                .param("rule", made.getFirst().rule().word)
                .param("node", node)
                .update();
    }

    /** The offer with its item's reference, whether open or not. */
    Optional<Made> find(OfferId id) {
        return jdbc.sql("""
                        select o.*, i.kind, i.reference
                        from channels.offer o join channels.work_item i on i.id = o.item
                        where o.id = :id
                        """).param("id", id.value()).query(ROW).optional();
    }

    /** Closes it if it is open. */
    boolean close(OfferId id, Close how, String reason, Instant now) {
        return jdbc.sql("""
                        update channels.offer set state = :state, closed_at = :now, close_reason = :reason
                        where id = :id and state = 'OPEN'
                        """)
                        .param("id", id.value())
                        .param("state", how.name())
                        .param("reason", reason)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    List<OfferId> openSince(Instant expiredBefore, int most) {
        return jdbc.sql("""
                        select id from channels.offer
                        where state = 'OPEN' and expires_at < :before
                        order by expires_at limit :most
                        """)
                .param("before", at(expiredBefore))
                .param("most", most)
                .query((row, number) -> new OfferId(Columns.uuid(row, "id")))
                .list();
    }

    private static final RowMapper<Made> ROW = (row, number) -> new Made(
            new Offer(
                    new OfferId(Columns.uuid(row, "id")),
                    new WorkItemId(Columns.uuid(row, "item")),
                    row.getString("reference"),
                    new StaffId(Columns.uuid(row, "agent")),
                    Columns.instant(row, "expires_at")),
            WorkKind.valueOf(row.getString("kind")),
            rule(row.getString("rule")),
            Columns.instant(row, "made_at"),
            row.getLong("item_waited_ms"),
            row.getLong("agent_idle_ms"));

    private static Rule rule(String word) {
        return word.equals(Rule.TRANSFER.word) ? Rule.TRANSFER : Rule.LONGEST_IDLE;
    }
}
