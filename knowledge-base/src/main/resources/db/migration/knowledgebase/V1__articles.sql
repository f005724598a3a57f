CREATE SCHEMA knowledgebase;

-- Every published version is kept; the newest of a code is what people read.
CREATE TABLE knowledgebase.article_version
(
    code            TEXT        NOT NULL CHECK (code ~ '^[A-Za-z0-9._-]{1,40}$'),
    version         INTEGER     NOT NULL CHECK (version > 0),
    title           TEXT        NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    title_en        TEXT,
    department_code TEXT        NOT NULL,
    category_code   TEXT        NOT NULL,
    keywords        TEXT[]      NOT NULL,
    body            TEXT        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    valid_from      DATE        NOT NULL,
    review_by       DATE        NOT NULL CHECK (review_by >= valid_from),
    visibility      TEXT        NOT NULL CHECK (visibility IN ('PUBLIC', 'STAFF')),
    published_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (code, version)
);

CREATE TABLE knowledgebase.article
(
    code       TEXT PRIMARY KEY,
    version    INTEGER NOT NULL,
    category_code TEXT NOT NULL,
    times_used BIGINT  NOT NULL DEFAULT 0,
    -- Grows with every publication; each node's index follows it.
    revision   BIGINT  NOT NULL,
    FOREIGN KEY (code, version) REFERENCES knowledgebase.article_version (code, version)
);
CREATE INDEX article_by_revision ON knowledgebase.article (revision);
CREATE INDEX article_by_category ON knowledgebase.article (category_code, code);
CREATE SEQUENCE knowledgebase.article_revision;
