-- Deadlines are kept in one place, the clocks. Tickets opened before get theirs from where deadlines were kept until now.

-- What moved a deadline is a clock's shift; of those moved before there were clocks the last count is what is known.
UPDATE ticketing.ticket SET due_because = jsonb_set(due_because, '{duty}', '"REPLY"')
WHERE due_because ->> 'duty' IN ('EXTENSION', 'RESUMPTION');
UPDATE ticketing.dispatch SET reply_because = jsonb_set(reply_because, '{duty}', '"REPLY"')
WHERE reply_because ->> 'duty' IN ('EXTENSION', 'RESUMPTION');

-- The duty that runs: of the desk's (no department), or the department's to sign.
INSERT INTO ticketing.clock (id, ticket_id, duty, department_code, started_at, due_at, because)
SELECT gen_random_uuid(), id, due_because ->> 'duty', CASE status WHEN 'DISPATCHED' THEN lead_department END,
       CAST(due_because ->> 'from' AS timestamptz), greatest(due_at, CAST(due_because ->> 'from' AS timestamptz)), due_because
FROM ticketing.ticket t
WHERE status IN ('TO_DISPATCH', 'DISPATCHED', 'RETURN_ASKED', 'DISPUTED', 'REPLIED')
  AND NOT EXISTS (SELECT FROM ticketing.clock c WHERE c.ticket_id = t.id);

-- To answer: it runs, stands still, or is done until the desk says otherwise.
INSERT INTO ticketing.clock (id, ticket_id, duty, department_code, started_at, due_at, because, paused_at, pause_reason,
    stopped_at, outcome)
SELECT gen_random_uuid(), t.id, 'REPLY', d.department_code, d.dispatched_at, greatest(d.reply_due_at, d.dispatched_at),
       d.reply_because,
       CASE t.status WHEN 'SUSPENDED' THEN CAST(t.pending ->> 'since' AS timestamptz) END,
       CASE t.status WHEN 'SUSPENDED' THEN t.pending ->> 'reason' END,
       CASE t.status WHEN 'REPLIED' THEN d.replied_at END,
       CASE WHEN t.status = 'REPLIED' THEN CASE WHEN d.replied_at <= d.reply_due_at THEN 'MET' ELSE 'LATE' END END
FROM ticketing.ticket t
         JOIN ticketing.dispatch d ON d.id = t.lead_dispatch
WHERE t.status IN ('DISPATCHED', 'IN_PROGRESS', 'RETURN_ASKED', 'DISPUTED', 'SUSPENDED', 'REPLIED')
  AND NOT EXISTS (SELECT FROM ticketing.clock c WHERE c.ticket_id = t.id AND c.duty = 'REPLY');

ALTER TABLE ticketing.ticket DROP COLUMN due_because;
ALTER TABLE ticketing.dispatch
    DROP COLUMN sign_due_at,
    DROP COLUMN reply_due_at,
    DROP COLUMN reply_because;

ALTER TABLE ticketing.ticket_event
    DROP CONSTRAINT ticket_event_name_known,
    ADD CONSTRAINT ticket_event_name_known CHECK (name ~ '^[a-z][a-z-]{1,39}$');
