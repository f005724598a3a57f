-- Other systems that are told of cases.
CREATE TABLE ticketing.webhook
(
    id              UUID PRIMARY KEY,
    name            TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    url             TEXT        NOT NULL CHECK (char_length(url) BETWEEN 1 AND 500),
    steps           TEXT[]      NOT NULL,
    secret          TEXT        NOT NULL,
    previous_secret TEXT,
    previous_until  TIMESTAMPTZ,
    paused          TEXT CHECK (paused IN ('BY_HAND', 'FAILING', 'GONE')),
    failures        INT         NOT NULL DEFAULT 0,
    failing_since   TIMESTAMPTZ,
    rest_until      TIMESTAMPTZ,
    last_arrived_at TIMESTAMPTZ,
    created_by      UUID        NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    version         BIGINT      NOT NULL,
    CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
);
COMMENT ON COLUMN ticketing.webhook.steps IS 'of which it is told; empty for all';
COMMENT ON COLUMN ticketing.webhook.secret IS 'encrypted, as is the one before';

-- What they are told of one step, written with it. No foreign keys: a step is not to lock rows for who listens.
CREATE TABLE ticketing.webhook_message
(
    seq                  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id           UUID        NOT NULL,
    id                   UUID        NOT NULL DEFAULT gen_random_uuid(),
    at                   TIMESTAMPTZ NOT NULL,
    step                 TEXT        NOT NULL,
    ticket_id            UUID,
    number               TEXT,
    status               TEXT,
    type                 TEXT,
    category_code        TEXT,
    department_code      TEXT,
    step_department_code TEXT,
    state                TEXT        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'DEAD')),
    attempts             INT         NOT NULL DEFAULT 0,
    due_at               TIMESTAMPTZ NOT NULL,
    ended_at             TIMESTAMPTZ,
    CHECK ((ended_at IS NULL) = (state = 'WAITING'))
);
COMMENT ON COLUMN ticketing.webhook_message.due_at IS 'when it is tried next; while it is being tried, when another may';
CREATE INDEX webhook_message_due ON ticketing.webhook_message (webhook_id, due_at) WHERE state = 'WAITING';
CREATE INDEX webhook_message_turn ON ticketing.webhook_message (webhook_id, ticket_id, seq) WHERE state = 'WAITING';
CREATE INDEX webhook_message_listed ON ticketing.webhook_message (webhook_id, seq);
CREATE INDEX webhook_message_known ON ticketing.webhook_message (webhook_id, id);
CREATE INDEX webhook_message_ended ON ticketing.webhook_message (state, ended_at) WHERE state <> 'WAITING';

CREATE TABLE ticketing.webhook_attempt
(
    message BIGINT      NOT NULL REFERENCES ticketing.webhook_message (seq) ON DELETE CASCADE,
    at      TIMESTAMPTZ NOT NULL,
    millis  INT         NOT NULL,
    status  INT,
    fault   TEXT CHECK (fault IN ('UNREACHABLE', 'FORBIDDEN_ADDRESS', 'TLS', 'TIMEOUT', 'REDIRECT', 'STATUS')),
    answer  TEXT CHECK (char_length(answer) <= 200)
);
CREATE INDEX webhook_attempt_of_message ON ticketing.webhook_attempt (message, at);
