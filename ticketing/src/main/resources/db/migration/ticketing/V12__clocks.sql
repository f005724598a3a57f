-- The clocks of a ticket: one per duty and department that has it. One that stopped stays.
CREATE TABLE ticketing.clock
(
    id              UUID PRIMARY KEY,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    duty            TEXT        NOT NULL CHECK (duty IN
                        ('DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP')),
    department_code TEXT,
    started_at      TIMESTAMPTZ NOT NULL,
    -- As it stands, moved by pauses and extensions; why it was so at first is in because, what moved it in shifts.
    due_at          TIMESTAMPTZ NOT NULL,
    because         JSONB       NOT NULL,
    paused_at       TIMESTAMPTZ,
    pause_reason    TEXT CHECK (char_length(pause_reason) BETWEEN 1 AND 1000),
    shifts          JSONB       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(shifts) = 'array'),
    paused_seconds  BIGINT      NOT NULL DEFAULT 0 CHECK (paused_seconds >= 0),
    stopped_at      TIMESTAMPTZ,
    -- DROPPED: the duty fell away (withdrawn, returned), neither met nor late.
    outcome         TEXT CHECK (outcome IN ('MET', 'LATE', 'DROPPED')),
    CHECK (due_at >= started_at),
    CHECK ((paused_at IS NULL) = (pause_reason IS NULL)),
    CHECK (stopped_at IS NULL OR paused_at IS NULL),
    CHECK ((stopped_at IS NULL) = (outcome IS NULL)),
    CHECK (paused_at >= started_at),
    CHECK (stopped_at >= started_at),
    CHECK (outcome <> 'MET' OR stopped_at <= due_at),
    CHECK (outcome <> 'LATE' OR stopped_at > due_at)
);
CREATE INDEX clock_of_ticket ON ticketing.clock (ticket_id, started_at);
CREATE UNIQUE INDEX clock_unstopped ON ticketing.clock (ticket_id, duty, department_code) NULLS NOT DISTINCT
    WHERE stopped_at IS NULL;
CREATE INDEX clock_due ON ticketing.clock (due_at) WHERE stopped_at IS NULL AND paused_at IS NULL;
