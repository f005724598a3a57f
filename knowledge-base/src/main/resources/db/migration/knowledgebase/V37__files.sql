-- Files that readers of an article download. Their content lies in a folder of its own under a random name; editions and
-- versions of an article share it, and it goes when none of them has it any more.
CREATE TABLE knowledgebase.file
(
    id       UUID PRIMARY KEY,
    kind     TEXT        NOT NULL CHECK (kind IN ('JPEG', 'PNG', 'PDF', 'DOCX', 'XLSX', 'MP3', 'WAV', 'TEXT')),
    bytes    BIGINT      NOT NULL CHECK (bytes > 0),
    -- Of what is kept, not of what was sent: pictures are drawn anew.
    sha256   BYTEA       NOT NULL CHECK (octet_length(sha256) = 32),
    -- Its name in the folder.
    file     UUID        NOT NULL UNIQUE,
    staff_id UUID        NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    -- Given by the form it was sent with: sent twice, it is there once.
    key      TEXT        NOT NULL,
    UNIQUE (staff_id, key)
);
-- For the sweep.
CREATE INDEX file_by_age ON knowledgebase.file (at);

CREATE TABLE knowledgebase.edition_file
(
    edition_id UUID    NOT NULL REFERENCES knowledgebase.edition (id) ON DELETE CASCADE,
    file_id    UUID    NOT NULL REFERENCES knowledgebase.file (id),
    place      INTEGER NOT NULL,
    name       TEXT    NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    PRIMARY KEY (edition_id, file_id)
);
CREATE INDEX edition_file_of_file ON knowledgebase.edition_file (file_id);

CREATE TABLE knowledgebase.version_file
(
    code    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    file_id UUID    NOT NULL REFERENCES knowledgebase.file (id),
    place   INTEGER NOT NULL,
    name    TEXT    NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    PRIMARY KEY (code, version, file_id),
    FOREIGN KEY (code, version) REFERENCES knowledgebase.article_version (code, version)
);
CREATE INDEX version_file_of_file ON knowledgebase.version_file (file_id);
