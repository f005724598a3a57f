-- A version says beside its text: what it is in English and read out, the form it was made from, and who answers for it.
ALTER TABLE knowledgebase.article_version
    DROP CONSTRAINT article_version_visibility_check,
    ADD CONSTRAINT article_version_visibility_check CHECK (visibility IN ('PUBLIC', 'STAFF', 'DEPARTMENT')),
    ADD COLUMN body_en     TEXT CHECK (length(body_en) BETWEEN 1 AND 100000),
    ADD COLUMN spoken      TEXT CHECK (length(spoken) BETWEEN 1 AND 2000),
    ADD COLUMN service     JSONB,
    ADD COLUMN written_by  UUID,
    ADD COLUMN approved_by UUID,
    ADD COLUMN note        TEXT CHECK (length(note) <= 1000);

-- By when it is to be read again can be put off without a new version: somebody has read it and found it right.
ALTER TABLE knowledgebase.article
    ADD COLUMN department_code TEXT,
    ADD COLUMN review_by       DATE,
    ADD COLUMN withdrawn_at    TIMESTAMPTZ,
    ADD COLUMN withdrawn_by    UUID,
    ADD COLUMN withdrawn_why   TEXT,
    ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_why IS NULL));
UPDATE knowledgebase.article a SET review_by = v.review_by, department_code = v.department_code
FROM knowledgebase.article_version v WHERE v.code = a.code AND v.version = a.version;
ALTER TABLE knowledgebase.article
    ALTER COLUMN review_by SET NOT NULL,
    ALTER COLUMN department_code SET NOT NULL;
CREATE INDEX article_by_review ON knowledgebase.article (review_by, code) WHERE withdrawn_at IS NULL;
CREATE INDEX article_of_department ON knowledgebase.article (department_code, code);
CREATE INDEX article_withdrawn ON knowledgebase.article (code) WHERE withdrawn_at IS NOT NULL;

-- What is being written, one edition of an article at a time. Published, it is a version and here no more.
CREATE TABLE knowledgebase.edition
(
    id              UUID PRIMARY KEY,
    code            TEXT        NOT NULL UNIQUE CHECK (code ~ '^[A-Za-z0-9._-]{1,40}$'),
    base_version    INTEGER,
    department_code TEXT        NOT NULL,
    state           TEXT        NOT NULL CHECK (state IN ('DRAFT', 'IN_REVIEW', 'SCHEDULED')),
    version         BIGINT      NOT NULL,
    content         JSONB       NOT NULL,
    -- Everybody who had a hand in the text: none of them approves it.
    writers         UUID[]      NOT NULL CHECK (cardinality(writers) > 0),
    begun_by        UUID        NOT NULL,
    form_key        TEXT,
    changed_by      UUID,
    changed_at      TIMESTAMPTZ NOT NULL,
    submitted_by    UUID,
    submitted_at    TIMESTAMPTZ,
    note            TEXT,
    returned_why    TEXT,
    approved_by     UUID,
    publish_on      DATE,
    UNIQUE (begun_by, form_key),
    CHECK ((state = 'DRAFT') = (submitted_by IS NULL)),
    CHECK ((submitted_by IS NULL) = (submitted_at IS NULL)),
    CHECK ((state = 'SCHEDULED') = (approved_by IS NOT NULL)),
    CHECK ((state = 'SCHEDULED') = (publish_on IS NOT NULL)),
    CHECK (approved_by <> ALL (writers)),
    CHECK (approved_by <> submitted_by)
);
CREATE INDEX edition_of_department ON knowledgebase.edition (department_code, id DESC);
CREATE INDEX edition_scheduled ON knowledgebase.edition (publish_on, id) WHERE state = 'SCHEDULED';

-- Codes of articles that are begun here; those that were brought along have their own.
CREATE SEQUENCE knowledgebase.article_code START 10001;

CREATE TABLE knowledgebase.article_event
(
    id       UUID PRIMARY KEY,
    code     TEXT        NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    kind     TEXT        NOT NULL,
    staff_id UUID,
    version  INTEGER,
    note     TEXT
);
CREATE INDEX article_event_of_article ON knowledgebase.article_event (code, id DESC);
