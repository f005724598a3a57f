-- One event told by many citizens is worked on once: in its main ticket. The others wait for its answer (并单).
ALTER TABLE ticketing.ticket
    -- The main ticket; it stays known after the answer was shared.
    ADD COLUMN merged_into UUID REFERENCES ticketing.ticket (id),
    DROP CONSTRAINT ticket_status_known,
    DROP CONSTRAINT ticket_on_duty_has_lead,
    DROP CONSTRAINT ticket_clock_runs,
    DROP CONSTRAINT ticket_pending,
    ADD CONSTRAINT ticket_status_known CHECK (status IN
        ('TO_DISPATCH', 'DISPATCHED', 'IN_PROGRESS', 'RETURN_ASKED', 'DISPUTED', 'SUSPENDED', 'REPLIED', 'FOLLOW_UP',
         'MERGED', 'CLOSED', 'ARCHIVED')),
    ADD CONSTRAINT ticket_on_duty_has_lead CHECK
        (status IN ('TO_DISPATCH', 'MERGED', 'CLOSED', 'ARCHIVED') OR lead_dispatch IS NOT NULL),
    ADD CONSTRAINT ticket_clock_runs CHECK
        ((status IN ('SUSPENDED', 'FOLLOW_UP', 'MERGED', 'CLOSED', 'ARCHIVED')) = (due_at IS NULL)),
    ADD CONSTRAINT ticket_pending CHECK (CASE
        WHEN status IN ('RETURN_ASKED', 'DISPUTED', 'SUSPENDED', 'MERGED') THEN pending IS NOT NULL
        WHEN status = 'IN_PROGRESS' THEN TRUE
        ELSE pending IS NULL END),
    ADD CONSTRAINT ticket_merged_has_main CHECK (status <> 'MERGED' OR merged_into IS NOT NULL),
    ADD CONSTRAINT ticket_merged_is_not_lead CHECK (status <> 'MERGED' OR lead_dispatch IS NULL),
    ADD CONSTRAINT ticket_not_its_own_main CHECK (merged_into <> id);
CREATE INDEX ticket_merged ON ticketing.ticket (merged_into, created_at, id) WHERE merged_into IS NOT NULL;

-- Tickets that have to do with each other, either way round; nothing follows from it.
CREATE TABLE ticketing.related
(
    one_id     UUID        NOT NULL REFERENCES ticketing.ticket (id),
    other_id   UUID        NOT NULL REFERENCES ticketing.ticket (id),
    related_at TIMESTAMPTZ NOT NULL,
    related_by UUID        NOT NULL,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id)
);
CREATE INDEX related_other ON ticketing.related (other_id);
