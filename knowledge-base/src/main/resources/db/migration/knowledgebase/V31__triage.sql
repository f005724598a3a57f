-- What triage learnt from the city's own cases. A version never changes; the newest is in force. Of what was learnt from,
-- only what fragments of words weigh is kept, each of which stood in several cases; the words themselves are not.
CREATE TABLE knowledgebase.triage_model
(
    version   INTEGER PRIMARY KEY CHECK (version > 0),
    learnt_at TIMESTAMPTZ NOT NULL,
    cases     INTEGER     NOT NULL CHECK (cases > 0),
    -- How well it does, by cross-validation: counts and figures.
    report    JSONB       NOT NULL,
    -- Only of the newest few versions.
    sorters   BYTEA
);

-- Somebody asks for training, a node of the application takes it.
CREATE TABLE knowledgebase.triage_run
(
    id       UUID PRIMARY KEY,
    asked_at TIMESTAMPTZ NOT NULL,
    began_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    version  INTEGER REFERENCES knowledgebase.triage_model (version),
    failure  TEXT,
    CHECK (ended_at IS NULL OR (version IS NULL) <> (failure IS NULL))
);
CREATE INDEX triage_run_waiting ON knowledgebase.triage_run (asked_at) WHERE began_at IS NULL;

-- What was suggested for a case and what the person then chose; nothing says of which case, or whose.
CREATE TABLE knowledgebase.triage_use
(
    id        UUID PRIMARY KEY,
    -- Of what was learnt; null for what came from catalogue and rules.
    version   INTEGER REFERENCES knowledgebase.triage_model (version),
    question  TEXT        NOT NULL CHECK (question IN ('TYPE', 'CATEGORY', 'DEPARTMENT', 'URGENCY', 'ARTICLE')),
    suggested TEXT        NOT NULL CHECK (char_length(suggested) BETWEEN 1 AND 64),
    chosen    TEXT        CHECK (char_length(chosen) BETWEEN 1 AND 64),
    -- Whether it was taken with the one click, rather than chosen all the same.
    taken     BOOLEAN     NOT NULL,
    at        TIMESTAMPTZ NOT NULL
);
CREATE INDEX triage_use_of_version ON knowledgebase.triage_use (version, question, suggested);
