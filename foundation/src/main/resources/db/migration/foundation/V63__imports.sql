-- Files that are taken in: departments, staff, old cases. A run goes through its rows twice, first trying them out, then
-- taking them in; how far it has come stands here and is written with the rows themselves, so whatever interrupts it, it
-- goes on from there.
CREATE TABLE foundation.import_run
(
    id          UUID PRIMARY KEY,
    kind        TEXT        NOT NULL CHECK (kind ~ '^[a-z-]{1,40}$'),
    file_name   TEXT        NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 200),
    state       TEXT        NOT NULL CHECK (state IN
                    ('READING', 'CHECKING', 'CHECKED', 'RUNNING', 'STOPPED', 'DONE', 'CANCELLED', 'REFUSED')),
    uploaded_by UUID        NOT NULL,
    uploaded_at TIMESTAMPTZ NOT NULL,
    note        TEXT CHECK (char_length(note) BETWEEN 1 AND 300),
    started_by  UUID,
    started_at  TIMESTAMPTZ,
    ended_at    TIMESTAMPTZ,
    -- Of the file; of these, how many this time through have been done, and the row it has come to.
    rows        INTEGER     NOT NULL DEFAULT 0 CHECK (rows >= 0),
    done        INTEGER     NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND rows),
    reached     INTEGER     NOT NULL DEFAULT 0 CHECK (reached >= 0),
    added       INTEGER     NOT NULL DEFAULT 0 CHECK (added >= 0),
    changed     INTEGER     NOT NULL DEFAULT 0 CHECK (changed >= 0),
    unchanged   INTEGER     NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
    -- Why it was refused, or stopped: a refusal's code and details.
    failure     TEXT,
    details     TEXT,
    CHECK ((started_at IS NULL) = (started_by IS NULL)),
    CHECK ((state IN ('DONE', 'CANCELLED', 'REFUSED')) = (ended_at IS NOT NULL)),
    CHECK (state NOT IN ('RUNNING', 'DONE') OR started_at IS NOT NULL)
);
-- One at a time of each kind.
CREATE UNIQUE INDEX import_run_open ON foundation.import_run (kind)
    WHERE state NOT IN ('DONE', 'CANCELLED', 'REFUSED');
CREATE INDEX import_run_newest ON foundation.import_run (kind, uploaded_at DESC);

CREATE TABLE foundation.import_file
(
    run_id  UUID PRIMARY KEY REFERENCES foundation.import_run (id),
    content BYTEA NOT NULL
);
-- It is compressed already, or read once.
ALTER TABLE foundation.import_file ALTER COLUMN content SET STORAGE EXTERNAL;

-- The rows of a file while it is taken in. The number is that of the line in the file; the key is what the row is told
-- apart by.
CREATE TABLE foundation.import_row
(
    run_id UUID    NOT NULL REFERENCES foundation.import_run (id),
    number INTEGER NOT NULL CHECK (number > 0),
    key    TEXT,
    cells  JSONB   NOT NULL,
    faulty BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (run_id, number)
);
CREATE INDEX import_row_by_key ON foundation.import_row (run_id, key, number) WHERE key IS NOT NULL;

CREATE TABLE foundation.import_problem
(
    run_id    UUID    NOT NULL REFERENCES foundation.import_run (id),
    number    INTEGER NOT NULL CHECK (number > 0),
    place     INTEGER NOT NULL CHECK (place > 0),
    column_code TEXT,
    code      TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    text_en   TEXT    NOT NULL,
    remedy    TEXT    NOT NULL,
    remedy_en TEXT    NOT NULL,
    PRIMARY KEY (run_id, number, place)
);
