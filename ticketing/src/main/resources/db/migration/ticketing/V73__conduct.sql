-- When the system notices something about a citizen's contacts. One row each, changed by who sets the system up.
CREATE TABLE ticketing.citizen_rule
(
    name   TEXT PRIMARY KEY CHECK (name IN ('REPEATED', 'HARASSMENT')),
    active BOOLEAN  NOT NULL,
    times  SMALLINT NOT NULL CHECK (times BETWEEN 2 AND 1000),
    hours  INTEGER  NOT NULL CHECK (hours BETWEEN 1 AND 8784)
);
-- The same matter at the same place three times in 30 days; twenty contacts in a day. Ours: each city decides.
INSERT INTO ticketing.citizen_rule VALUES ('REPEATED', TRUE, 3, 720), ('HARASSMENT', TRUE, 20, 24);

-- A citizen who abuses the hotline: proposed, decided by somebody else, for a time, and open to appeal. It is shown and
-- blocks nothing.
CREATE TABLE ticketing.conduct
(
    id                UUID PRIMARY KEY,
    citizen_id        UUID        NOT NULL REFERENCES ticketing.citizen (id),
    kind              TEXT        NOT NULL CHECK (kind IN ('HARASSMENT', 'ABUSE', 'FALSE_REPORT')),
    reason            TEXT        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
    -- Null for the system.
    proposed_by       UUID,
    proposed_at       TIMESTAMPTZ NOT NULL,
    upheld            BOOLEAN,
    decided_by        UUID,
    decided_at        TIMESTAMPTZ,
    decision_reason   TEXT CHECK (char_length(decision_reason) BETWEEN 1 AND 1000),
    ends_at           TIMESTAMPTZ,
    appeal            TEXT CHECK (char_length(appeal) BETWEEN 1 AND 1000),
    appealed_at       TIMESTAMPTZ,
    lifted            BOOLEAN,
    appeal_decided_by UUID,
    appeal_decided_at TIMESTAMPTZ,
    appeal_reason     TEXT CHECK (char_length(appeal_reason) BETWEEN 1 AND 1000),
    CHECK (num_nulls(upheld, decided_by, decided_at, decision_reason) IN (0, 4)),
    CHECK (upheld IS NOT TRUE OR ends_at > decided_at),
    CHECK (upheld IS TRUE OR (ends_at IS NULL AND appeal IS NULL)),
    CHECK (num_nulls(appeal, appealed_at) IN (0, 2)),
    CHECK (num_nulls(lifted, appeal_decided_by, appeal_decided_at, appeal_reason) IN (0, 4)),
    CHECK (lifted IS NULL OR appeal IS NOT NULL),
    CHECK (decided_by <> proposed_by),
    CHECK (appeal_decided_by <> decided_by)
);
CREATE UNIQUE INDEX conduct_proposed ON ticketing.conduct (citizen_id) WHERE upheld IS NULL;
CREATE INDEX conduct_of_citizen ON ticketing.conduct (citizen_id, proposed_at);
-- What waits for a decision.
CREATE INDEX conduct_waiting ON ticketing.conduct (proposed_at)
    WHERE upheld IS NULL OR (appeal IS NOT NULL AND lifted IS NULL);
CREATE INDEX interaction_began ON ticketing.interaction (began_at) WHERE inbound;
