-- The ladder of warnings and supervision (督办), by kind of duty and urgency.
CREATE TABLE ticketing.ladder_rule
(
    duty             TEXT     NOT NULL CHECK (duty IN
                         ('DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP')),
    urgency          TEXT     NOT NULL CHECK (urgency IN ('NORMAL', 'URGENT', 'EMERGENCY')),
    -- Yellow once so much of the time is used; red when it is over.
    yellow_percent   SMALLINT NOT NULL CHECK (yellow_percent BETWEEN 1 AND 99),
    -- Whether somebody is urged and supervised without anybody asking for it.
    automatic        BOOLEAN  NOT NULL,
    unit             TEXT     NOT NULL CHECK (unit IN
                         ('MINUTES', 'HOURS', 'WORKING_MINUTES', 'WORKING_HOURS', 'WORKING_DAYS')),
    -- How long after the due time each step comes, and how long its answer may take.
    urge_after       INTEGER  NOT NULL CHECK (urge_after > 0),
    urge_answer      INTEGER  NOT NULL CHECK (urge_answer > 0),
    supervise_after  INTEGER  NOT NULL CHECK (supervise_after > urge_after),
    supervise_answer INTEGER  NOT NULL CHECK (supervise_answer > 0),
    notice_after     INTEGER  NOT NULL CHECK (notice_after > supervise_after),
    notice_answer    INTEGER  NOT NULL CHECK (notice_answer > 0),
    PRIMARY KEY (duty, urgency)
);

-- Urged on the next working day, noticed after more than five (fsou.com 17273310); the rest is ours.
INSERT INTO ticketing.ladder_rule
SELECT duty, urgency, 75, duty <> 'FOLLOW_UP', unit, urge_after, urge_answer, supervise_after, supervise_answer,
       notice_after, notice_answer
FROM unnest(ARRAY ['DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP']) AS duty,
     (VALUES ('NORMAL', 'WORKING_DAYS', 1, 1, 3, 1, 5, 2),
             ('URGENT', 'HOURS', 2, 2, 8, 4, 24, 8),
             ('EMERGENCY', 'MINUTES', 15, 15, 60, 30, 240, 60))
         AS usual (urgency, unit, urge_after, urge_answer, supervise_after, supervise_answer, notice_after, notice_answer);

-- Which running clocks have been warned of. A row goes when its clock stops.
CREATE TABLE ticketing.clock_warning
(
    clock_id  UUID PRIMARY KEY REFERENCES ticketing.clock (id),
    ticket_id UUID        NOT NULL,
    colour    TEXT        NOT NULL CHECK (colour IN ('YELLOW', 'RED')),
    warned_at TIMESTAMPTZ NOT NULL,
    -- When the ladder is to be looked at for it; null when nothing more follows by itself.
    next_at   TIMESTAMPTZ,
    -- The highest step it has led to.
    level     TEXT CHECK (level IN ('URGE', 'SUPERVISE', 'NOTICE'))
);

-- One urging, supervision or notice, to named people. It ends with an answer and with nothing else.
CREATE TABLE ticketing.supervision
(
    id              UUID PRIMARY KEY,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    -- Who is to answer; null for the desk.
    department_code TEXT,
    duty            TEXT        NOT NULL CHECK (duty IN
                        ('DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP')),
    level           TEXT        NOT NULL CHECK (level IN ('URGE', 'SUPERVISE', 'NOTICE')),
    raised_at       TIMESTAMPTZ NOT NULL,
    -- When it came to its present level.
    level_at        TIMESTAMPTZ NOT NULL,
    -- Null for the system.
    raised_by       UUID,
    reason          TEXT CHECK (char_length(reason) BETWEEN 1 AND 1000),
    answer_by       TIMESTAMPTZ NOT NULL,
    answered_at     TIMESTAMPTZ,
    answered_by     UUID,
    answer          TEXT CHECK (char_length(answer) BETWEEN 1 AND 1000),
    CHECK ((raised_by IS NULL) = (reason IS NULL)),
    CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
    CHECK ((answered_at IS NULL) = (answer IS NULL)),
    CHECK (level_at >= raised_at AND answered_at >= raised_at)
);
CREATE UNIQUE INDEX supervision_open ON ticketing.supervision (ticket_id, department_code) NULLS NOT DISTINCT
    WHERE answered_at IS NULL;
CREATE INDEX supervision_of_ticket ON ticketing.supervision (ticket_id, raised_at);
CREATE INDEX supervision_newest ON ticketing.supervision (raised_at DESC, id DESC);
CREATE INDEX supervision_unanswered ON ticketing.supervision (answer_by) WHERE answered_at IS NULL;

CREATE TABLE ticketing.supervision_person
(
    supervision_id UUID NOT NULL REFERENCES ticketing.supervision (id),
    staff_id       UUID NOT NULL,
    PRIMARY KEY (supervision_id, staff_id)
);
CREATE INDEX supervision_of_person ON ticketing.supervision_person (staff_id);
