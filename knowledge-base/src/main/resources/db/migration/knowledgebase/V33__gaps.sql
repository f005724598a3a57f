-- What residents searched on the portal and hardly found: the words they typed, without numbers and names, and without them.
CREATE TABLE knowledgebase.missed_search
(
    query TEXT    NOT NULL CHECK (char_length(query) BETWEEN 2 AND 100),
    day   DATE    NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (query, day)
);
CREATE INDEX missed_search_by_day ON knowledgebase.missed_search (day);

-- What knowledge lacks, as far as it shows; somebody has an article written, or says why not.
CREATE TABLE knowledgebase.gap
(
    id              UUID PRIMARY KEY,
    origin          TEXT        NOT NULL CHECK (origin IN ('SEARCHES', 'ARTICLE', 'TOPIC')),
    label           TEXT[]      NOT NULL CHECK (cardinality(label) > 0),
    -- Whose it is by its nearest article or its category; null while nobody's.
    department_code TEXT,
    category_code   TEXT,
    -- The article that is badly thought of, or that comes nearest.
    article_code    TEXT,
    article_version INTEGER,
    -- How many searches, cases, or readers who found it of no use.
    count           INTEGER     NOT NULL CHECK (count > 0),
    -- Searches as they were typed, masked; of cases none are kept here.
    examples        TEXT[]      NOT NULL,
    since           TIMESTAMPTZ NOT NULL,
    seen_at         TIMESTAMPTZ NOT NULL,
    state           TEXT        NOT NULL CHECK (state IN ('OPEN', 'DRAFTED', 'CLOSED', 'DISMISSED')),
    version         BIGINT      NOT NULL,
    -- The article that is being written for it.
    draft_code      TEXT,
    -- Which version of it there was before; null for a new one.
    draft_base      INTEGER,
    ended_at        TIMESTAMPTZ,
    dismissed_by    UUID,
    dismissed_why   TEXT CHECK (length(dismissed_why) BETWEEN 1 AND 1000),
    CHECK (origin <> 'ARTICLE' OR article_version IS NOT NULL),
    CHECK ((state IN ('CLOSED', 'DISMISSED')) = (ended_at IS NOT NULL)),
    CHECK ((state = 'DISMISSED') = (dismissed_why IS NOT NULL)),
    CHECK (state <> 'DRAFTED' OR draft_code IS NOT NULL)
);
CREATE INDEX gap_in_state ON knowledgebase.gap (state, count DESC, id);
