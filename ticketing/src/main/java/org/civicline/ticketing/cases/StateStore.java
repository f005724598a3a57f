package org.civicline.ticketing.cases;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the state of tickets and of their dispatches, with whatever else a step writes. */
@Component
class StateStore {

    private final JsonMapper json;

    StateStore(JsonMapper json) {
        this.json = json;
    }

    /** Refuses to write over a version it did not come from. */
    void move(Writes writes, TicketId id, long version, Placement to) {
        writes.sql("""
                UPDATE ticketing.ticket SET version = version + 1, status = :status, lead_dispatch = :dispatch,
                    lead_department = :department, due_at = :due,
                    closing = :closing, closed_at = :closed, closing_note = :note, answer = :answer,
                    article_code = :article, satisfaction = :grade, inbox_rank = :rank, inbox_place = :place,
                    returns = COALESCE(:returns, returns), pending = CAST(:pending AS jsonb), closing_ground = :ground,
                    merged_into = CASE WHEN :status IN ('FOLLOW_UP', 'CLOSED', 'ARCHIVED') THEN merged_into ELSE CAST(:main AS uuid) END
                WHERE id = :id AND version = :version
                """)
                .param("id", id.value())
                .param("version", version)
                .params(columns(to))
                .one("a locked ticket changed meanwhile: " + id);
    }

    /** The columns that hold a state, by the names of the parameters that stand for them. */
    Map<String, @Nullable Object> columns(Placement to) {
        Placement.End end = to.end();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("status", to.state().status().name());
        columns.put(
                "dispatch", to.leadDispatch() == null ? null : to.leadDispatch().value());
        columns.put("department", to.lead() == null ? null : to.lead().department());
        columns.put("due", atOrNull(to.due()));
        columns.put("closing", end == null ? null : end.closing());
        columns.put("closed", atOrNull(end == null ? null : end.at()));
        columns.put("note", end == null ? null : end.note());
        columns.put("answer", end == null ? null : end.answer());
        columns.put("article", end == null ? null : end.articleCode());
        columns.put("grade", end == null ? null : end.grade());
        columns.put(
                "ground",
                end == null || end.ground() == null ? null : end.ground().name());
        columns.put("returns", to.state() instanceof TicketState.ToDispatch(int returns) ? returns : null);
        Pending pending = Pending.of(to.state());
        columns.put("pending", pending == null ? null : json.writeValueAsString(pending));
        columns.put(
                "main",
                to.state() instanceof TicketState.Merged merged ? merged.main().value() : null);
        columns.put("rank", to.rank());
        columns.put("place", to.place());
        return columns;
    }

    /** @param from the duty that was handed down, if it was */
    void dispatched(Writes writes, TicketId ticket, LeadDuty duty, @Nullable DispatchId from, @Nullable String note) {
        writes.sql("""
                INSERT INTO ticketing.dispatch (id, ticket_id, department_code, status, note, dispatched_at, bound,
                    handed_from, returns_before)
                VALUES (:id, :ticket, :department, 'DISPATCHED', :note, :at, :bound, :from, :returns)
                """)
                .param("id", duty.dispatch().value())
                .param("ticket", ticket.value())
                .param("department", duty.department())
                .param("note", note)
                .param("at", at(duty.dispatchedAt()))
                .param("bound", duty.terms().bound())
                .param("from", from == null ? null : from.value())
                .param("returns", duty.terms().returnsBefore())
                .any();
    }

    void returnRefused(Writes writes, DispatchId id) {
        changed(id, writes.sql("UPDATE ticketing.dispatch SET refused_returns = refused_returns + 1 WHERE id = :id"));
    }

    /** One of the extensions allowed is used up. */
    void extended(Writes writes, DispatchId id) {
        changed(id, writes.sql("UPDATE ticketing.dispatch SET extensions = extensions + 1 WHERE id = :id"));
    }

    /** What co-handlers still owed is owed no more. */
    void fellAway(Writes writes, List<CoDuty> duties) {
        if (!duties.isEmpty()) {
            writes.sql("UPDATE ticketing.dispatch SET status = 'WITHDRAWN' WHERE id = ANY (:ids)")
                    .param(
                            "ids",
                            duties.stream().map(one -> one.dispatch().value()).toArray(UUID[]::new))
                    .any();
        }
    }

    void withdrawn(Writes writes, DispatchId id) {
        changed(id, writes.sql("UPDATE ticketing.dispatch SET status = 'WITHDRAWN' WHERE id = :id"));
    }

    void handedDown(Writes writes, DispatchId id) {
        changed(id, writes.sql("UPDATE ticketing.dispatch SET status = 'HANDED_DOWN' WHERE id = :id"));
    }

    /** The department above has its duty again. */
    void handedBack(Writes writes, DispatchId above) {
        changed(above, writes.sql("UPDATE ticketing.dispatch SET status = 'SIGNED' WHERE id = :id"));
    }

    void signed(Writes writes, DispatchId id, Instant when) {
        changed(
                id,
                writes.sql("UPDATE ticketing.dispatch SET status = 'SIGNED', signed_at = :at WHERE id = :id")
                        .param("at", at(when)));
    }

    void returned(Writes writes, DispatchId id, String reason, Instant when) {
        changed(id, writes.sql("""
                UPDATE ticketing.dispatch SET status = 'RETURNED', returned_at = :at, return_reason = :reason
                WHERE id = :id
                """).param("at", at(when)).param("reason", reason));
    }

    void replied(Writes writes, DispatchId id, String reply, Instant when) {
        changed(id, writes.sql("""
                UPDATE ticketing.dispatch SET status = 'REPLIED', replied_at = :at, reply = :reply WHERE id = :id
                """).param("at", at(when)).param("reply", reply));
    }

    void accepted(Writes writes, DispatchId id, Instant when) {
        changed(
                id,
                writes.sql("UPDATE ticketing.dispatch SET status = 'ACCEPTED', accepted_at = :at WHERE id = :id")
                        .param("at", at(when)));
    }

    void sentBack(Writes writes, DispatchId id) {
        changed(id, writes.sql("""
                UPDATE ticketing.dispatch SET status = 'SIGNED', replied_at = NULL, reply = NULL WHERE id = :id
                """));
    }

    private static void changed(DispatchId id, Writes.Write write) {
        write.param("id", id.value()).one("no such dispatch: " + id);
    }
}
