package org.civicline.ticketing.followup;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.citizens.ContactRules;
import org.civicline.ticketing.citizens.ProfileColumns;
import org.civicline.ticketing.events.FollowUpCallDue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what happens to follow-ups whose time has come: a call, a later time, or the end. */
@Component
class DueFollowUps {

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FollowUpSettings settings;
    private final ContactRules rules;
    private final ApplicationEventPublisher events;

    DueFollowUps(
            JdbcClient jdbc,
            JdbcTemplate batches,
            FollowUpSettings settings,
            ContactRules rules,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.settings = settings;
        this.rules = rules;
        this.events = events;
    }

    /**
     * What a claim came to.
     *
     * @param unanswered to be ended, each in its own transaction
     * @param more whether there may be others due
     */
    record Claimed(List<TicketId> unanswered, boolean more) {}

    private record Due(
            UUID id,
            TicketId ticket,
            String number,
            String phone,
            CommunicationProfile profile,
            Instant askedAt,
            int callsTried) {}

    private sealed interface Decision {
        /** A call is made now; if nobody tells how it went, the case is looked at again all the same. */
        record Call(Instant again) implements Decision {}

        record Wait(Instant until) implements Decision {}

        /** Nobody answered in all the time there was. */
        record Stop() implements Decision {}
    }

    /**
     * Publishes a call for each follow-up it may be made for, in the same transaction that counts the attempt. Those to be
     * ended are put off a little, so that they are tried again if ending them fails.
     */
    @Transactional
    public Claimed claim(Instant now) {
        List<Due> due = due(now);
        var unanswered = new ArrayList<TicketId>();
        List<Object[]> changes = new ArrayList<>();
        for (Due one : due) {
            switch (decide(one, now)) {
                case Decision.Call(Instant again) -> {
                    events.publishEvent(new FollowUpCallDue(
                            one.ticket().value(), one.number(), one.phone(), one.callsTried() + 1, now));
                    changes.add(change(1, again, one));
                }
                case Decision.Wait(Instant until) -> changes.add(change(0, until, one));
                case Decision.Stop _ -> {
                    unanswered.add(one.ticket());
                    changes.add(change(0, now.plus(settings.callAgainAfter()), one));
                }
            }
        }
        batches.batchUpdate(
                "UPDATE ticketing.follow_up SET calls_tried = calls_tried + ?, next_at = ? WHERE id = ?", changes);
        return new Claimed(unanswered, due.size() == BATCH);
    }

    private static Object[] change(int calls, Instant next, Due one) {
        return new Object[] {calls, at(next), one.id()};
    }

    private Decision decide(Due one, Instant now) {
        if (one.callsTried() >= settings.maxCalls()) {
            return new Decision.Stop();
        }
        return switch (rules.decide(one.profile(), Medium.VOICE, now)) {
            case ContactPermission.Allowed _ -> new Decision.Call(now.plus(settings.callAfter()));
            case ContactPermission.Later(Instant until, String _) -> new Decision.Wait(until);
            case ContactPermission.Denied _ -> {
                Instant end = one.askedAt().plus(settings.textOnlyWait());
                yield end.isAfter(now) ? new Decision.Wait(end) : new Decision.Stop();
            }
        };
    }

    private List<Due> due(Instant now) {
        return jdbc.sql("""
                WITH due AS (
                    SELECT id FROM ticketing.follow_up WHERE ended_at IS NULL AND next_at <= :now
                    ORDER BY next_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                SELECT f.id, f.ticket_id, f.asked_at, f.calls_tried, t.number, t.phone, COALESCE(c.language, 'zh-CN') AS language,
                    COALESCE(c.voice, TRUE) AS voice, COALESCE(c.sms, TRUE) AS sms,
                    COALESCE(c.large_print, FALSE) AS large_print, c.quiet_from, c.quiet_until
                FROM due
                JOIN ticketing.follow_up f ON f.id = due.id
                JOIN ticketing.ticket t ON t.id = f.ticket_id
                LEFT JOIN ticketing.contact_point p ON p.kind = 'PHONE' AND p.value = t.phone
                LEFT JOIN ticketing.citizen c ON c.id = p.citizen_id
                ORDER BY f.next_at
                """)
                .param("now", at(now))
                .param("batch", BATCH)
                .query(DueFollowUps::due)
                .list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                uuid(row, "id"),
                new TicketId(uuid(row, "ticket_id")),
                row.getString("number"),
                row.getString("phone"),
                ProfileColumns.of(row),
                instant(row, "asked_at"),
                row.getInt("calls_tried"));
    }
}
