-- Files beside a case. Their content lies in a folder of its own under a random name.
CREATE TABLE ticketing.attachment
(
    id              UUID PRIMARY KEY,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    staff_id        UUID        NOT NULL,
    department_code TEXT        NOT NULL,
    -- As of comments.
    audience        TEXT        NOT NULL CHECK (audience IN ('DESK', 'CASE', 'CITIZEN')),
    name            TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 130),
    kind            TEXT        NOT NULL CHECK (kind IN ('JPEG', 'PNG', 'PDF', 'DOCX', 'XLSX', 'MP3', 'WAV', 'TEXT')),
    bytes           BIGINT      NOT NULL CHECK (bytes > 0),
    -- Of what is kept, not of what was sent: pictures are drawn anew.
    sha256          BYTEA       NOT NULL CHECK (octet_length(sha256) = 32),
    -- Its name in the folder; null once it was removed.
    file            UUID UNIQUE,
    at              TIMESTAMPTZ NOT NULL,
    -- Given by the form it was sent with: sent twice, it is there once.
    key             TEXT        NOT NULL,
    removed_at      TIMESTAMPTZ,
    removed_by      UUID,
    UNIQUE (staff_id, key),
    CHECK ((file IS NULL) = (removed_at IS NOT NULL)),
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
);
CREATE INDEX attachment_of_ticket ON ticketing.attachment (ticket_id, at DESC, id DESC);
