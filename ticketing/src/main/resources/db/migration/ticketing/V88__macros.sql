-- Steps that are taken together, by a name.
CREATE TABLE ticketing.macro
(
    id              UUID PRIMARY KEY,
    owner_id        UUID        NOT NULL,
    -- Whom it is shared with; null for its owner alone.
    department_code TEXT,
    name            TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    steps           JSONB       NOT NULL CHECK (jsonb_typeof(steps) = 'array'),
    version         BIGINT      NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX macro_own ON ticketing.macro (owner_id, name) WHERE department_code IS NULL;
CREATE UNIQUE INDEX macro_shared ON ticketing.macro (department_code, name) WHERE department_code IS NOT NULL;
