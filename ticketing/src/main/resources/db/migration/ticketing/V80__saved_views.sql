-- Filters of the list of cases that people keep by a name. They hold no words and no citizen: a view is kept, and shown to
-- others.
CREATE TABLE ticketing.saved_view
(
    id              UUID PRIMARY KEY,
    owner_id        UUID        NOT NULL,
    -- Whom it is shared with; null for its owner alone.
    department_code TEXT,
    name            TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    statuses        TEXT[]      NOT NULL,
    lead_department TEXT,
    urgency         TEXT CHECK (urgency IN ('NORMAL', 'URGENT', 'EMERGENCY')),
    late            BOOLEAN     NOT NULL,
    version         BIGINT      NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX saved_view_own ON ticketing.saved_view (owner_id, name) WHERE department_code IS NULL;
CREATE UNIQUE INDEX saved_view_shared ON ticketing.saved_view (department_code, name) WHERE department_code IS NOT NULL;

-- What a person's list begins with.
CREATE TABLE ticketing.first_view
(
    staff_id UUID PRIMARY KEY,
    view_id  UUID NOT NULL REFERENCES ticketing.saved_view (id) ON DELETE CASCADE
);
CREATE INDEX first_view_of_view ON ticketing.first_view (view_id);
