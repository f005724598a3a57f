-- PostgreSQL reads a CHECK from its text anew in each statement that writes to the table, and plans it: with dozens of them
-- on a table that cost more than the writing. So what must be true of a row is one function for each of the four tables
-- that every step writes to. It names the rule that is broken, and nothing of what the row holds (ADR 13).
--
-- Whoever changes a rule makes the function anew and lets the constraint be checked again:
-- ALTER TABLE … DROP CONSTRAINT …_sound, ADD CONSTRAINT …_sound CHECK (…).
CREATE FUNCTION ticketing.broken(relation TEXT, rule TEXT) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE AS
$$
BEGIN
    RAISE EXCEPTION 'a row of ticketing.% breaks the rule "%"', relation, rule
        USING ERRCODE = 'check_violation', SCHEMA = 'ticketing', TABLE = relation, CONSTRAINT = rule;
END
$$;

CREATE FUNCTION ticketing.sound(t ticketing.ticket) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE AS
$$
DECLARE
    rule TEXT := CASE
        -- ours, or that of an earlier system
        WHEN NOT t.number ~ '^[A-Za-z0-9][A-Za-z0-9_./-]{2,39}$' THEN 'number'
        WHEN NOT t.status IN ('TO_DISPATCH', 'DISPATCHED', 'IN_PROGRESS', 'RETURN_ASKED', 'DISPUTED', 'SUSPENDED',
            'REPLIED', 'FOLLOW_UP', 'MERGED', 'CLOSED', 'ARCHIVED') THEN 'status known'
        WHEN NOT t.type IN ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE') THEN 'type known'
        WHEN NOT t.urgency IN ('NORMAL', 'URGENT', 'EMERGENCY') THEN 'urgency known'
        WHEN NOT t.channel IN ('PHONE', 'SMS', 'CHAT', 'EMAIL', 'PORTAL', 'KIOSK', 'MOBILE', 'VIDEO', 'COUNTER')
            THEN 'channel known'
        WHEN NOT t.closing IN ('ANSWERED_DIRECTLY', 'RATED', 'NOT_CONTACTED', 'NOT_ASKED', 'BY_HAND', 'NOT_ACCEPTED',
            'WITHDRAWN') THEN 'closing known'
        WHEN t.type = 'REPORT' AND NOT t.confidential THEN 'a report is confidential'
        WHEN (t.lead_dispatch IS NULL) <> (t.lead_department IS NULL) THEN 'a lead is a duty and a department'
        WHEN t.status = 'TO_DISPATCH' AND t.lead_dispatch IS NOT NULL THEN 'who waits for dispatch has no lead'
        WHEN t.status NOT IN ('TO_DISPATCH', 'MERGED', 'CLOSED', 'ARCHIVED') AND t.lead_dispatch IS NULL
            THEN 'on duty there is a lead'
        WHEN t.status = 'MERGED' AND (t.merged_into IS NULL OR t.lead_dispatch IS NOT NULL)
            THEN 'what is merged has a main ticket and no lead'
        WHEN t.merged_into = t.id THEN 'not its own main ticket'
        WHEN (t.status IN ('SUSPENDED', 'FOLLOW_UP', 'MERGED', 'CLOSED', 'ARCHIVED')) <> (t.due_at IS NULL)
            THEN 'a clock runs while somebody has it'
        WHEN CASE
                WHEN t.status IN ('RETURN_ASKED', 'DISPUTED', 'SUSPENDED', 'MERGED') THEN t.pending IS NULL
                WHEN t.status = 'IN_PROGRESS' THEN FALSE
                ELSE t.pending IS NOT NULL
            END THEN 'pending only where something is'
        WHEN (t.status IN ('CLOSED', 'ARCHIVED')) <> (t.closed_at IS NOT NULL) THEN 'over is closed'
        WHEN (t.closed_at IS NULL) <> (t.closing IS NULL) THEN 'closed at a time and in a way'
        WHEN (t.closing IS NOT DISTINCT FROM 'ANSWERED_DIRECTLY') <> (t.answer IS NOT NULL)
            THEN 'answered directly with an answer'
        WHEN NOT char_length(t.answer) BETWEEN 1 AND 4000 THEN 'length of the answer'
        WHEN t.article_code IS NOT NULL AND t.answer IS NULL THEN 'an article is of an answer'
        WHEN (t.closing IS NOT DISTINCT FROM 'RATED') <> (t.satisfaction IS NOT NULL) THEN 'rated with a grade'
        WHEN NOT t.satisfaction BETWEEN 0 AND 5 THEN 'grade'
        WHEN (t.closing IS NOT DISTINCT FROM 'NOT_ACCEPTED') <> (t.closing_ground IS NOT NULL)
            THEN 'not accepted on a ground'
        WHEN (t.closing IS NOT NULL AND t.closing IN ('BY_HAND', 'NOT_ACCEPTED', 'WITHDRAWN'))
            <> (t.closing_note IS NOT NULL) THEN 'closing says why'
        WHEN NOT t.inbox_rank BETWEEN 0 AND 4 THEN 'rank'
        WHEN (t.inbox_rank = 4) <> (t.status IN ('CLOSED', 'ARCHIVED')) THEN 'over is last'
        WHEN t.returns < 0 THEN 'returns'
    END;
BEGIN
    RETURN rule IS NULL OR ticketing.broken('ticket', rule);
END
$$;

CREATE FUNCTION ticketing.sound(d ticketing.dispatch) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE AS
$$
DECLARE
    rule TEXT := CASE
        WHEN NOT d.duty IN ('LEAD', 'CO') THEN 'duty known'
        WHEN NOT d.status IN ('DISPATCHED', 'SIGNED', 'RETURNED', 'REPLIED', 'ACCEPTED', 'HANDED_DOWN', 'WITHDRAWN')
            THEN 'status known'
        WHEN d.status IN ('SIGNED', 'REPLIED', 'ACCEPTED', 'HANDED_DOWN') AND d.signed_at IS NULL THEN 'signed'
        WHEN (d.status = 'RETURNED') <> (d.returned_at IS NOT NULL) THEN 'returned'
        WHEN (d.returned_at IS NULL) <> (d.return_reason IS NULL) THEN 'returned for a reason'
        -- A reply sent back is kept in the ticket's history, not here.
        WHEN (d.status IN ('REPLIED', 'ACCEPTED')) <> (d.replied_at IS NOT NULL) THEN 'replied'
        WHEN (d.replied_at IS NULL) <> (d.reply IS NULL) THEN 'replied with a reply'
        WHEN (d.status = 'ACCEPTED') <> (d.accepted_at IS NOT NULL) THEN 'accepted'
        WHEN NOT char_length(d.note) BETWEEN 1 AND 1000 THEN 'length of the note'
        WHEN NOT char_length(d.return_reason) BETWEEN 1 AND 1000 THEN 'length of the reason'
        WHEN NOT char_length(d.reply) BETWEEN 1 AND 4000 THEN 'length of the reply'
        WHEN d.returns_before < 0 OR d.refused_returns < 0 OR d.extensions < 0 THEN 'counts'
    END;
BEGIN
    RETURN rule IS NULL OR ticketing.broken('dispatch', rule);
END
$$;

CREATE FUNCTION ticketing.sound(c ticketing.clock) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE AS
$$
DECLARE
    rule TEXT := CASE
        WHEN NOT c.duty IN ('DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP') THEN 'duty known'
        WHEN NOT c.outcome IN ('MET', 'LATE', 'DROPPED') THEN 'outcome known'
        WHEN c.due_at < c.started_at THEN 'due after its start'
        WHEN c.paused_at < c.started_at THEN 'paused after its start'
        WHEN c.stopped_at < c.started_at THEN 'stopped after its start'
        WHEN (c.paused_at IS NULL) <> (c.pause_reason IS NULL) THEN 'paused for a reason'
        WHEN NOT char_length(c.pause_reason) BETWEEN 1 AND 1000 THEN 'length of the reason'
        WHEN c.stopped_at IS NOT NULL AND c.paused_at IS NOT NULL THEN 'stopped is not paused'
        WHEN (c.stopped_at IS NULL) <> (c.outcome IS NULL) THEN 'stopped with an outcome'
        WHEN c.outcome = 'MET' AND c.stopped_at > c.due_at THEN 'met in time'
        WHEN c.outcome = 'LATE' AND c.stopped_at <= c.due_at THEN 'late after its time'
        WHEN NOT jsonb_typeof(c.shifts) = 'array' THEN 'shifts'
        WHEN c.paused_seconds < 0 THEN 'seconds paused'
    END;
BEGIN
    RETURN rule IS NULL OR ticketing.broken('clock', rule);
END
$$;

CREATE FUNCTION ticketing.sound(f ticketing.follow_up) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE AS
$$
DECLARE
    rule TEXT := CASE
        WHEN NOT f.outcome IN ('RATED', 'NOT_CONTACTED', 'BY_HAND') THEN 'outcome known'
        WHEN NOT f.grade BETWEEN 0 AND 5 THEN 'grade'
        WHEN (f.ended_at IS NULL) <> (f.outcome IS NULL) THEN 'ended with an outcome'
        WHEN (f.ended_at IS NULL) <> (f.next_at IS NOT NULL) THEN 'next while it is open'
        WHEN (f.outcome IS NOT DISTINCT FROM 'RATED') <> (f.grade IS NOT NULL) THEN 'rated with a grade'
        WHEN (f.grade IS NULL) <> (f.via IS NULL) THEN 'a grade came some way'
        WHEN (f.grade IS NULL) <> (f.solved IS NULL) THEN 'a grade says whether it is solved'
        WHEN f.interaction_id IS NOT NULL AND f.grade IS NULL THEN 'a contact gave a grade'
        WHEN f.contacted IS NOT NULL AND f.solved IS NULL THEN 'contacted is an answer'
        WHEN f.asked_by IS NOT NULL AND f.solved IS NULL THEN 'asked by one of us is an answer'
        WHEN f.excluded AND f.ended_at IS NULL THEN 'excluded once ended'
        WHEN f.calls_tried < 0 OR f.tries_apart < 0 THEN 'counts'
        WHEN NOT f.calls_failed BETWEEN 0 AND f.calls_tried THEN 'failed of those tried'
    END;
BEGIN
    RETURN rule IS NULL OR ticketing.broken('follow_up', rule);
END
$$;

DO $$
DECLARE
    old RECORD;
BEGIN
    FOR old IN
        SELECT CAST(conrelid AS regclass) AS relation, conname FROM pg_constraint
        WHERE contype = 'c' AND conrelid IN ('ticketing.ticket'::regclass, 'ticketing.dispatch'::regclass,
            'ticketing.clock'::regclass, 'ticketing.follow_up'::regclass)
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', old.relation, old.conname);
    END LOOP;
END
$$;
ALTER TABLE ticketing.ticket ADD CONSTRAINT ticket_sound CHECK (ticketing.sound(ticket));
ALTER TABLE ticketing.dispatch ADD CONSTRAINT dispatch_sound CHECK (ticketing.sound(dispatch));
ALTER TABLE ticketing.clock ADD CONSTRAINT clock_sound CHECK (ticketing.sound(clock));
ALTER TABLE ticketing.follow_up ADD CONSTRAINT follow_up_sound CHECK (ticketing.sound(follow_up));

-- A number is found by its beginning with the index that keeps it unique.
DROP INDEX ticketing.ticket_number_prefix;
ALTER TABLE ticketing.ticket ALTER COLUMN number TYPE TEXT COLLATE "C";
