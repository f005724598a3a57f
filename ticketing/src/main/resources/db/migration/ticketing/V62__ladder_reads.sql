-- A supervision of a case that was forgotten cannot be answered: it waits for nobody any more.
ALTER TABLE ticketing.supervision
    ADD COLUMN erased_at TIMESTAMPTZ;
UPDATE ticketing.supervision s SET erased_at = t.erased_at
FROM ticketing.ticket t WHERE t.id = s.ticket_id AND t.erased_at IS NOT NULL;

-- The two lists of supervisions, in their order.
DROP INDEX ticketing.supervision_newest;
DROP INDEX ticketing.supervision_unanswered;
CREATE INDEX supervision_unanswered ON ticketing.supervision (answer_by, id)
    WHERE answered_at IS NULL AND erased_at IS NULL;
CREATE INDEX supervision_answered ON ticketing.supervision (answered_at DESC, id DESC)
    WHERE answered_at IS NOT NULL;

-- What the sweep looks for each minute.
CREATE INDEX clock_warning_next ON ticketing.clock_warning (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX clock_warning_of_ticket ON ticketing.clock_warning (ticket_id);
