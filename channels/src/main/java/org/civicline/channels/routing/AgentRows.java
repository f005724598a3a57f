package org.civicline.channels.routing;

import static org.civicline.foundation.Columns.at;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.OfferId;
import org.civicline.channels.WorkItemId;
import org.civicline.foundation.Columns;
import org.civicline.foundation.StaffId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code channels.agent_state}. */
@Repository
class AgentRows {

    private final JdbcClient jdbc;

    AgentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AgentRow> find(StaffId agent) {
        return jdbc.sql("select * from channels.agent_state where agent = :agent")
                .param("agent", agent.value())
                .query(ROW)
                .optional();
    }

    List<AgentState> signedIn() {
        return jdbc.sql("""
                        select * from channels.agent_state
                        where status <> 'NOT_READY' or reason is distinct from 'signed-out'
                        order by agent
                        """).query(ROW).list().stream().map(AgentRow::state).toList();
    }

    Optional<AgentRow> lock(StaffId agent) {
        return jdbc.sql("select * from channels.agent_state where agent = :agent for update")
                .param("agent", agent.value())
                .query(ROW)
                .optional();
    }

    /** The row, made when missing, locked. */
    AgentRow lockOrAdd(StaffId agent, Instant now) {
        jdbc.sql("""
                        insert into channels.agent_state (agent, status, since, line)
                        values (:agent, 'NOT_READY', :now, false)
                        on conflict (agent) do nothing
                        """).param("agent", agent.value()).param("now", at(now)).update();
        return lock(agent).orElseThrow();
    }

    /** Locked in the order of their ids, so that two transfers crossing each other cannot block. */
    List<AgentRow> lock(Collection<StaffId> agents) {
        return jdbc.sql("""
                        select * from channels.agent_state where agent = any(:agents::uuid[]) order by agent for update
                        """)
                .param(
                        "agents",
                        Columns.uuids(agents.stream().map(StaffId::value).toList()))
                .query(ROW)
                .list();
    }

    /** Ready, longest idle first, locked; those somebody else is changing just now are passed over. */
    List<AgentRow> lockReady(int most) {
        return jdbc.sql("""
                        select * from channels.agent_state
                        where status = 'READY' and line
                        order by since, agent
                        limit :most
                        for update skip locked
                        """).param("most", most).query(ROW).list();
    }

    /** Those whose line is not as told, and how it is: up exactly for these. */
    Map<StaffId, Boolean> linesUnlike(Collection<StaffId> up) {
        var unlike = new LinkedHashMap<StaffId, Boolean>();
        jdbc.sql("""
                        select coalesce(there.agent, told.agent) as agent, told.agent is not null as up
                        from channels.agent_state there
                        full join unnest(:up::uuid[]) as told (agent) on told.agent = there.agent
                        where coalesce(there.line, false) <> (told.agent is not null)
                        """)
                .param("up", Columns.uuids(up.stream().map(StaffId::value).toList()))
                .query((RowCallbackHandler)
                        row -> unlike.put(new StaffId(Columns.uuid(row, "agent")), row.getBoolean("up")));
        return unlike;
    }

    List<StaffId> wrapUpsOver(Instant now) {
        return jdbc.sql("""
                        select agent from channels.agent_state
                        where status = 'WRAP_UP' and wrap_up_until <= :now order by wrap_up_until limit 100
                        """)
                .param("now", at(now))
                .query((row, number) -> new StaffId(Columns.uuid(row, "agent")))
                .list();
    }

    void offered(List<UUID> agents, List<UUID> items, List<UUID> offers, Instant now) {
        jdbc.sql("""
                        update channels.agent_state a
                        set status = 'OFFERED', reason = null, since = :now, item = o.item, offer = o.offer
                        from unnest(:agents::uuid[], :items::uuid[], :offers::uuid[]) as o (agent, item, offer)
                        where a.agent = o.agent
                        """)
                .param("agents", Columns.uuids(agents))
                .param("items", Columns.uuids(items))
                .param("offers", Columns.uuids(offers))
                .param("now", at(now))
                .update();
    }

    /** Writes the row as given. The nulls have types: otherwise the database would have to prepare the statement anew. */
    void save(AgentRow row) {
        AgentState state = row.state();
        jdbc.sql("""
                        update channels.agent_state
                        set status = :status, reason = :reason, since = :since, line = :line,
                            item = :item, offer = :offer, wrap_up_until = :wrapUpUntil
                        where agent = :agent
                        """)
                .param("agent", state.agent().value())
                .param("status", state.status().name())
                .param("reason", state.reason(), Types.VARCHAR)
                .param("since", at(state.since()))
                .param("line", state.line())
                .param("item", state.item() == null ? null : state.item().value(), Types.OTHER)
                .param("offer", row.offer() == null ? null : row.offer().value(), Types.OTHER)
                .param("wrapUpUntil", state.until() == null ? null : at(state.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static final RowMapper<AgentRow> ROW = (row, number) -> {
        UUID item = Columns.uuidOrNull(row, "item");
        UUID offer = Columns.uuidOrNull(row, "offer");
        return new AgentRow(
                new AgentState(
                        new StaffId(Columns.uuid(row, "agent")),
                        Status.valueOf(row.getString("status")),
                        row.getString("reason"),
                        Columns.instant(row, "since"),
                        row.getBoolean("line"),
                        item == null ? null : new WorkItemId(item),
                        Columns.instantOrNull(row, "wrap_up_until")),
                offer == null ? null : new OfferId(offer));
    };
}
