package org.civicline.app;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.civicline.app.Canaries.Person;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of a citizen in the tables around a case, the texts and the calls, where no act of a test leads to it. */
class Traces {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final StaffMember agent;
    private final StaffMember judge;
    private final StaffMember officer;

    Traces(JdbcClient jdbc, Clock clock, StaffMember agent, StaffMember judge, StaffMember officer) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.agent = agent;
        this.judge = judge;
        this.officer = officer;
    }

    /** With a file that came with it, and one that still waits for another. */
    void comment(Person person, TicketView ticket) {
        UUID comment = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO ticketing.comment (id, ticket_id, staff_id, department_code, audience, text, at, key)
                VALUES (?, ?, ?, 'forgetting', 'CASE', ?, ?, ?)
                """)
                .params(
                        comment,
                        ticket.id().value(),
                        agent.id().value(),
                        person.name() + "来电催问，回" + person.number(),
                        now,
                        key())
                .update();
        attachment(person, ticket, "CASE", comment);
        attachment(person, ticket, null, null);
    }

    private void attachment(Person person, TicketView ticket, @Nullable String audience, @Nullable UUID comment) {
        jdbc.sql("""
                INSERT INTO ticketing.attachment (id, ticket_id, staff_id, department_code, audience, comment_id, name,
                    kind, bytes, sha256, file, at, key)
                VALUES (gen_random_uuid(), ?, ?, 'forgetting', ?, ?, ?, 'PDF', 1, ?, gen_random_uuid(), ?, ?)
                """)
                .param(ticket.id().value())
                .param(agent.id().value())
                .param(audience)
                .param(comment)
                .param(person.name() + "的信.pdf")
                .param(new byte[32])
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(key())
                .update();
    }

    /** With the reason of a pause. */
    void pausedClock(Person person, TicketView ticket) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO ticketing.clock (id, ticket_id, duty, started_at, due_at, because, shifts, stopped_at, outcome)
                VALUES (?, ?, 'REPLY', ?, ?, '{}',
                    jsonb_build_array(jsonb_build_object('kind', 'PAUSE', 'reason', CAST(? AS text))), ?, 'MET')
                """)
                .params(UUID.randomUUID(), ticket.id().value(), now, now, person.name(), now)
                .update();
    }

    void supervision(Person person, TicketView ticket) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO ticketing.supervision (id, ticket_id, duty, level, raised_at, level_at, raised_by, reason,
                    answer_by, answered_at, answered_by, answer)
                VALUES (?, ?, 'REPLY', 'URGE', ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        ticket.id().value(),
                        now,
                        now,
                        judge.id().value(),
                        "请回复" + person.name(),
                        now,
                        now,
                        officer.id().value(),
                        "已回复" + person.name())
                .update();
        jdbc.sql("UPDATE ticketing.ticket_content SET form = CAST(? AS jsonb) WHERE ticket_id = ?")
                .params(
                        "{\"parts\":[],\"answers\":{\"who\":[\"" + person.name() + "\"]}}",
                        ticket.id().value())
                .update();
    }

    void exclusion(Person person, TicketView ticket) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID round = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO ticketing.follow_up (id, ticket_id, asked_at, ended_at, outcome)
                VALUES (?, ?, ?, ?, 'NOT_CONTACTED')
                """).params(round, ticket.id().value(), now, now).update();
        jdbc.sql("""
                INSERT INTO ticketing.exclusion (id, follow_up_id, ticket_id, ground, evidence, kept_at, asked_at,
                    asked_by, decided_at, decided_by, approved, decision)
                VALUES (?, ?, ?, 'ABUSE', ?, ?, ?, ?, ?, ?, TRUE, ?)
                """)
                .params(
                        UUID.randomUUID(),
                        round,
                        ticket.id().value(),
                        person.name() + "辱骂",
                        person.name() + "的录音",
                        now,
                        agent.id().value(),
                        now,
                        judge.id().value(),
                        "同意" + person.name())
                .update();
    }

    /** As the SMS centre brings and takes them. */
    void texts(Person person, TicketView ticket) {
        UUID text = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO channels.outbound_text (id, key, recipient, body, ticket, state, created_at, next_attempt_at,
                    ended_at)
                VALUES (?, ?, ?, ?, ?, 'delivered', ?, ?, ?)
                """)
                .params(text, key(), person.number(), person.name(), ticket.id().value(), now, now, now)
                .update();
        jdbc.sql(
                        "INSERT INTO channels.text_segment (text, number, recipient, state, message_id) VALUES (?, 1, ?, 'delivered', 'm')")
                .params(text, person.number())
                .update();
        jdbc.sql("""
                INSERT INTO channels.text_receipt (message_ids, recipient, status, received_at, matched_text)
                VALUES ('{m}', ?, 'DELIVRD', ?, ?), ('{n}', ?, 'DELIVRD', ?, NULL)
                """).params(person.number(), now, text, person.number(), now).update();
        jdbc.sql("""
                INSERT INTO channels.inbound_part (id, sender, recipient, reference, total, number, data_coding, content,
                    received_at, text)
                VALUES (?, ?, '12345', 1, 1, 1, 8, '', ?, ?)
                """)
                .params(UUID.randomUUID(), person.number(), now, UUID.randomUUID())
                .update();
        jdbc.sql("""
                INSERT INTO channels.inbound_text (id, sender, alphanumeric, recipient, body, received_at, stored_at,
                    fingerprint, session, sequence, state, next_attempt_at, outcome)
                VALUES (?, ?, FALSE, '12345', ?, ?, ?, '', '', 1, 'done', ?, 'recorded')
                """)
                .params(UUID.randomUUID(), person.number(), person.name(), now, now, now)
                .update();
    }

    /** As the exchange and the queue have them. */
    void calls(Person person, TicketView ticket, InteractionId call) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO cti.call (id, node, unique_id, leg, number, state, interaction_id, began_at, ended_at)
                VALUES (?, 'pbx', ?, 'leg', ?, 'ENDED', ?, ?, ?)
                """)
                .params(UUID.randomUUID(), key(), person.number(), call.value(), now, now)
                .update();
        jdbc.sql("""
                INSERT INTO cti.rating_call (ticket_id, attempt, ticket_number, phone, state, due_at, ended_at)
                VALUES (?, 1, 'x', ?, 'FAILED', ?, ?)
                """).params(ticket.id().value(), person.number(), now, now).update();
        jdbc.sql("""
                INSERT INTO channels.work_item (id, kind, reference, queue, priority, enqueued_at, state, ended_at, details)
                VALUES (?, 'CALL', ?, 'hotline', 0, ?, 'DONE', ?, jsonb_build_object('from', CAST(? AS text), 'callId', 'x'))
                """)
                .params(UUID.randomUUID(), key(), now, now, person.number())
                .update();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
