-- Which articles somebody was told of: once when they come due, once more when their day is past.
CREATE TABLE knowledgebase.review_reminder
(
    code      TEXT        NOT NULL,
    review_by DATE        NOT NULL,
    late      BOOLEAN     NOT NULL,
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (code, review_by, late)
);

-- The mails that tell of them, one for each receiver; taken first, so that each goes out at most once.
CREATE TABLE knowledgebase.review_mail
(
    id              UUID PRIMARY KEY,
    staff_id        UUID        NOT NULL,
    department_code TEXT        NOT NULL,
    codes           TEXT[]      NOT NULL CHECK (cardinality(codes) > 0),
    made_at         TIMESTAMPTZ NOT NULL,
    state           TEXT        NOT NULL CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'FAILED', 'DOUBTFUL', 'NEEDLESS')),
    tries           INTEGER     NOT NULL DEFAULT 0,
    next_at         TIMESTAMPTZ,
    taken_at        TIMESTAMPTZ,
    ended_at        TIMESTAMPTZ,
    trouble         TEXT,
    CHECK ((state = 'WAITING') = (next_at IS NOT NULL)),
    CHECK ((state = 'SENDING') = (taken_at IS NOT NULL)),
    CHECK ((state IN ('WAITING', 'SENDING')) = (ended_at IS NULL))
);
CREATE INDEX review_mail_waiting ON knowledgebase.review_mail (next_at, id) WHERE state = 'WAITING';
CREATE INDEX review_mail_taken ON knowledgebase.review_mail (taken_at) WHERE state = 'SENDING';
CREATE INDEX review_mail_ended ON knowledgebase.review_mail (ended_at) WHERE ended_at IS NOT NULL;
