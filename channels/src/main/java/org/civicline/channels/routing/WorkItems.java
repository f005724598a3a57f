package org.civicline.channels.routing;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.NewWorkItem;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.channels.WorkQueue.State;
import org.civicline.foundation.Columns;
import org.civicline.foundation.StaffId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code channels.work_item}. */
@Repository
class WorkItems {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WorkItems(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False if the kind and reference are there already. */
    boolean insert(UUID id, NewWorkItem item) {
        return jdbc.sql("""
                        insert into channels.work_item
                            (id, kind, reference, queue, priority, enqueued_at, state, details)
                        values (:id, :kind, :reference, :queue, :priority, :enqueuedAt, 'WAITING', :details::jsonb)
                        on conflict (kind, reference) do nothing
                        """)
                        .param("id", id)
                        .param("kind", item.kind().name())
                        .param("reference", item.reference())
                        .param("queue", item.queue())
                        .param("priority", item.priority())
                        .param("enqueuedAt", at(item.enqueuedAt()))
                        .param("details", json.writeValueAsString(item.details()))
                        .update()
                == 1;
    }

    Optional<QueuedItem> find(WorkItemId id) {
        return jdbc.sql("select * from channels.work_item where id = :id")
                .param("id", id.value())
                .query(row())
                .optional();
    }

    Optional<QueuedItem> find(WorkKind kind, String reference) {
        return jdbc.sql("select * from channels.work_item where kind = :kind and reference = :reference")
                .param("kind", kind.name())
                .param("reference", reference)
                .query(row())
                .optional();
    }

    Optional<QueuedItem> lock(WorkItemId id) {
        return jdbc.sql("select * from channels.work_item where id = :id for update")
                .param("id", id.value())
                .query(row())
                .optional();
    }

    List<QueuedItem> open(WorkKind kind) {
        return jdbc.sql("""
                        select * from channels.work_item
                        where kind = :kind and state in ('WAITING', 'OFFERED', 'ACTIVE')
                        order by enqueued_at, place
                        """).param("kind", kind.name()).query(row()).list();
    }

    List<QueuedItem> findAll(Collection<UUID> ids) {
        return jdbc.sql("select * from channels.work_item where id = any(:ids::uuid[])")
                .param("ids", Columns.uuids(ids))
                .query(row())
                .list();
    }

    Optional<Integer> position(WorkItemId id) {
        return jdbc.sql("""
                        select count(*)
                        from channels.work_item me
                        join channels.work_item other
                          on other.queue = me.queue
                         and other.state in ('WAITING', 'OFFERED')
                         and (other.at_head, other.priority, me.enqueued_at, me.place)
                             >= (me.at_head, me.priority, other.enqueued_at, other.place)
                        where me.id = :id and me.state in ('WAITING', 'OFFERED')
                        having count(*) > 0
                        """).param("id", id.value()).query(Integer.class).optional();
    }

    boolean anyWaiting(Collection<WorkKind> kinds, Instant now) {
        return jdbc.sql("""
                        select exists (
                            select from channels.work_item
                            where state = 'WAITING' and kind in (:kinds) and (not_before is null or not_before <= :now))
                        """)
                .param("kinds", names(kinds))
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /** The next in order, locked; those that somebody else is changing just now are passed over. */
    List<QueuedItem> lockNext(Collection<WorkKind> kinds, Instant now, int most) {
        return jdbc.sql("""
                        select * from channels.work_item
                        where state = 'WAITING' and kind in (:kinds) and (not_before is null or not_before <= :now)
                        order by at_head desc, priority desc, enqueued_at, place
                        limit :most
                        for update skip locked
                        """)
                .param("kinds", names(kinds))
                .param("now", at(now))
                .param("most", most)
                .query(row())
                .list();
    }

    void offered(List<UUID> items, List<UUID> agents, List<UUID> offers) {
        jdbc.sql("""
                        update channels.work_item i
                        set state = 'OFFERED', agent = o.agent, offer = o.offer, not_before = null
                        from unnest(:items::uuid[], :agents::uuid[], :offers::uuid[]) as o (item, agent, offer)
                        where i.id = o.item
                        """)
                .param("items", Columns.uuids(items))
                .param("agents", Columns.uuids(agents))
                .param("offers", Columns.uuids(offers))
                .update();
    }

    /** True if nobody had answered it before. */
    boolean active(WorkItemId id, Instant now) {
        return jdbc.sql("""
                        update channels.work_item
                        set state = 'ACTIVE', offer = null, accepted_at = :now,
                            answered_at = coalesce(answered_at, :now), at_head = false
                        where id = :id
                        returning answered_at = :now
                        """)
                .param("id", id.value())
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /** Back in the queue, in its old place; at the head if somebody had answered it before. */
    void waiting(WorkItemId id, @org.jspecify.annotations.Nullable Instant notBefore) {
        jdbc.sql("""
                        update channels.work_item
                        set state = 'WAITING', agent = null, offer = null, accepted_at = null,
                            at_head = answered_at is not null, not_before = :notBefore
                        where id = :id
                        """)
                .param("id", id.value())
                .param("notBefore", notBefore == null ? null : at(notBefore), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void ended(WorkItemId id, State state, String reason, Instant now) {
        jdbc.sql("""
                        update channels.work_item
                        set state = :state, offer = null, ended_at = :now, end_reason = :reason
                        where id = :id
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("reason", reason)
                .param("now", at(now))
                .update();
    }

    private static List<String> names(Collection<WorkKind> kinds) {
        return kinds.stream().map(WorkKind::name).toList();
    }

    private RowMapper<QueuedItem> row() {
        return (row, number) -> {
            UUID agent = Columns.uuidOrNull(row, "agent");
            UUID offer = Columns.uuidOrNull(row, "offer");
            return new QueuedItem(
                    new WorkItemId(Columns.uuid(row, "id")),
                    WorkKind.valueOf(row.getString("kind")),
                    row.getString("reference"),
                    row.getString("queue"),
                    State.valueOf(row.getString("state")),
                    row.getInt("priority"),
                    Columns.instant(row, "enqueued_at"),
                    agent == null ? null : new StaffId(agent),
                    offer == null ? null : new OfferId(offer),
                    Columns.instantOrNull(row, "accepted_at"),
                    Columns.instantOrNull(row, "ended_at"),
                    json.readValue(row.getString("details"), DETAILS));
        };
    }
}
