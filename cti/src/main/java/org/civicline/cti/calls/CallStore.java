package org.civicline.cti.calls;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.InteractionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code cti.call}. */
@Repository
class CallStore {

    private final JdbcClient jdbc;
    private final String node;

    CallStore(JdbcClient jdbc, PbxSettings settings) {
        this.jdbc = jdbc;
        this.node = settings.node();
    }

    void add(Call call) {
        jdbc.sql("""
                        insert into cti.call (id, node, unique_id, leg, account, number, state, interaction_id, began_at)
                        values (:id, :node, :unique, :leg, :account, :number, 'WAITING', :interaction, :began)
                        """)
                .param("id", call.id().value())
                .param("node", node)
                .param("unique", call.uniqueId())
                .param("leg", call.leg())
                .param("account", call.account())
                .param("number", call.number())
                .param("interaction", call.interaction().value())
                .param("began", at(call.beganAt()))
                .update();
    }

    Optional<Call> find(CallId id) {
        return jdbc.sql("select * from cti.call where id = :id")
                .param("id", id.value())
                .query(ROW)
                .optional();
    }

    Optional<Call> find(String uniqueId) {
        return jdbc.sql("select * from cti.call where node = :node and unique_id = :unique")
                .param("node", node)
                .param("unique", uniqueId)
                .query(ROW)
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<Call> lock(String uniqueId) {
        return jdbc.sql("select * from cti.call where node = :node and unique_id = :unique for update")
                .param("node", node)
                .param("unique", uniqueId)
                .query(ROW)
                .optional();
    }

    Optional<Call> ofAgent(StaffId agent) {
        return jdbc.sql("""
                        select * from cti.call where agent_id = :agent and state in ('RINGING', 'TALKING')
                        order by began_at desc limit 1
                        """).param("agent", agent.value()).query(ROW).optional();
    }

    Optional<Call> ofAccount(String account) {
        return jdbc.sql("select * from cti.call where account = :account order by began_at desc limit 1")
                .param("account", account)
                .query(ROW)
                .optional();
    }

    /** Calls of this exchange that have not ended as far as we know. */
    List<Call> open() {
        return jdbc.sql("select * from cti.call where node = :node and state <> 'ENDED' order by began_at")
                .param("node", node)
                .query(ROW)
                .list();
    }

    void enqueued(CallId id, WorkItemId item) {
        jdbc.sql("update cti.call set item_id = :item where id = :id")
                .param("item", item.value())
                .param("id", id.value())
                .update();
    }

    void ringing(CallId id, OfferId offer, StaffId agent) {
        jdbc.sql("update cti.call set state = 'RINGING', offer_id = :offer, agent_id = :agent where id = :id")
                .param("offer", offer.value())
                .param("agent", agent.value())
                .param("id", id.value())
                .update();
    }

    void waiting(CallId id) {
        jdbc.sql("update cti.call set state = 'WAITING' where id = :id")
                .param("id", id.value())
                .update();
    }

    void talking(CallId id, Instant at) {
        jdbc.sql("""
                        update cti.call
                        set state = 'TALKING', answered_at = coalesce(answered_at, :at), recording = 'EXPECTED'
                        where id = :id
                        """).param("at", at(at)).param("id", id.value()).update();
    }

    void ended(CallId id, Instant at, String result) {
        jdbc.sql("update cti.call set state = 'ENDED', ended_at = :at, result = :result where id = :id")
                .param("at", at(at))
                .param("result", result)
                .param("id", id.value())
                .update();
    }

    private static final RowMapper<Call> ROW = (row, number) -> new Call(
            new CallId(uuid(row, "id")),
            row.getString("unique_id"),
            row.getString("leg"),
            row.getString("account"),
            row.getString("number"),
            CallState.valueOf(row.getString("state")),
            new InteractionId(uuid(row, "interaction_id")),
            id(uuidOrNull(row, "item_id"), WorkItemId::new),
            id(uuidOrNull(row, "offer_id"), OfferId::new),
            id(uuidOrNull(row, "agent_id"), StaffId::new),
            instant(row, "began_at"),
            instantOrNull(row, "answered_at"),
            instantOrNull(row, "ended_at"));

    private static <T> @Nullable T id(@Nullable UUID value, Function<UUID, T> type) {
        return value == null ? null : type.apply(value);
    }
}
