-- A follow-up is taken out of the adjusted rates only with evidence and by the word of two (剔除).
CREATE TABLE ticketing.exclusion
(
    id           UUID PRIMARY KEY,
    follow_up_id UUID        NOT NULL REFERENCES ticketing.follow_up (id),
    ticket_id    UUID        NOT NULL REFERENCES ticketing.ticket (id),
    ground       TEXT        NOT NULL CHECK (ground IN
        ('NO_LEGAL_BASIS', 'LEGAL_PROCEEDINGS', 'WRONG_DEPARTMENT', 'MISTAKEN', 'REPEATED', 'ABUSE')),
    evidence     TEXT        NOT NULL,
    -- Where the evidence is kept: a recording, a document's number.
    kept_at      TEXT,
    asked_at     TIMESTAMPTZ NOT NULL,
    asked_by     UUID        NOT NULL,
    decided_at   TIMESTAMPTZ,
    decided_by   UUID,
    approved     BOOLEAN,
    decision     TEXT,
    CHECK (decided_by <> asked_by),
    CHECK (num_nonnulls(decided_at, decided_by, approved, decision) IN (0, 4))
);
-- One that waits or stands for each follow-up.
CREATE UNIQUE INDEX exclusion_once ON ticketing.exclusion (follow_up_id) WHERE approved IS NOT FALSE;
CREATE INDEX exclusion_waiting ON ticketing.exclusion (asked_at, id) WHERE decided_at IS NULL;
CREATE INDEX exclusion_decided ON ticketing.exclusion (decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX exclusion_of_ticket ON ticketing.exclusion (ticket_id);
