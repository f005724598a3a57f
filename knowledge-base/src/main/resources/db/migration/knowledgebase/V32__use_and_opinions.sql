-- What was done with an article, a day's count of each kind; nothing says by whom.
CREATE TABLE knowledgebase.article_day
(
    code  TEXT   NOT NULL,
    day   DATE   NOT NULL,
    kind  TEXT   NOT NULL CHECK (kind IN ('SHOWN_FIRST', 'QUOTED', 'OPENED', 'SENT', 'ENDED_CASE')),
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (code, day, kind)
);
CREATE INDEX article_day_by_day ON knowledgebase.article_day (day);

-- What somebody thought of a version; a new version is judged anew.
CREATE TABLE knowledgebase.opinion
(
    id       UUID PRIMARY KEY,
    code     TEXT        NOT NULL,
    version  INTEGER     NOT NULL,
    source   TEXT        NOT NULL CHECK (source IN ('READER', 'STAFF', 'CALLER')),
    -- A digest of who gave it and of what: whoever thinks better of it is found again, and nobody else by it.
    giver    TEXT        NOT NULL,
    -- Who of the staff gave it, or passed a caller's on.
    staff_id UUID,
    useful   BOOLEAN     NOT NULL,
    why      TEXT        CHECK (why IN ('OUT_OF_DATE', 'NOT_MY_QUESTION', 'HARD_TO_UNDERSTAND', 'NOT_WHERE_TO_GO')),
    note     TEXT        CHECK (length(note) BETWEEN 1 AND 500),
    at       TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (code, version) REFERENCES knowledgebase.article_version (code, version),
    UNIQUE (code, version, giver),
    CHECK (why IS NULL OR NOT useful),
    CHECK ((source = 'READER') = (staff_id IS NULL)),
    CHECK (note IS NULL OR source = 'STAFF')
);
CREATE INDEX opinion_with_note ON knowledgebase.opinion (code, id DESC) WHERE note IS NOT NULL;
