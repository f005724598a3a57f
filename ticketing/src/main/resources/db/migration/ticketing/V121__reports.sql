-- Figures of the catalogue that are sent to people regularly.
CREATE TABLE ticketing.report
(
    id           UUID PRIMARY KEY,
    -- Who made it, and in whose right its figures are.
    owner_id     UUID        NOT NULL,
    name         TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    figures      TEXT[]      NOT NULL CHECK (cardinality(figures) > 0),
    breakdown    TEXT        NOT NULL CHECK (breakdown IN ('NONE', 'DEPARTMENT', 'CATEGORY', 'DISTRICT', 'DAY')),
    -- Only theirs; all where it is empty.
    departments  TEXT[]      NOT NULL,
    language     TEXT        NOT NULL CHECK (language IN ('zh-CN', 'en')),
    rhythm       TEXT        NOT NULL CHECK (rhythm IN ('DAILY', 'WEEKLY', 'MONTHLY')),
    -- Of the week from Monday, or of the month.
    day          INTEGER     NOT NULL CHECK (day BETWEEN 1 AND 28),
    -- In the city's time.
    at_time      TIME        NOT NULL,
    working_days BOOLEAN     NOT NULL,
    -- The day the next one is made for, and when it is due; both null while it is paused.
    next_on      DATE,
    next_at      TIMESTAMPTZ,
    version      BIGINT      NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    CHECK ((next_on IS NULL) = (next_at IS NULL))
);
CREATE UNIQUE INDEX report_name ON ticketing.report (owner_id, name);
CREATE INDEX report_due ON ticketing.report (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE ticketing.report_receiver
(
    report_id UUID    NOT NULL REFERENCES ticketing.report (id) ON DELETE CASCADE,
    place     INTEGER NOT NULL CHECK (place >= 0),
    -- A member of staff, at the address they have by then, or an address.
    staff_id  UUID,
    address   TEXT CHECK (char_length(address) BETWEEN 3 AND 254),
    PRIMARY KEY (report_id, place),
    CHECK ((staff_id IS NULL) <> (address IS NULL))
);

-- One report of one period to one receiver.
CREATE TABLE ticketing.report_run
(
    id        UUID PRIMARY KEY,
    report_id UUID        NOT NULL REFERENCES ticketing.report (id) ON DELETE CASCADE,
    staff_id  UUID,
    address   TEXT CHECK (char_length(address) BETWEEN 3 AND 254),
    first_day DATE        NOT NULL,
    last_day  DATE        NOT NULL CHECK (last_day >= first_day),
    due_at    TIMESTAMPTZ NOT NULL,
    -- Who had it sent; null where it was due.
    by_hand   UUID,
    state     TEXT        NOT NULL CHECK (state IN
                  ('WAITING', 'SENDING', 'SENT', 'FAILED', 'DOUBTFUL', 'WITHHELD', 'OVERTAKEN')),
    tries     INTEGER     NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_at   TIMESTAMPTZ,
    taken_at  TIMESTAMPTZ,
    ended_at  TIMESTAMPTZ,
    -- What stands, or stood, in the way.
    trouble   TEXT,
    CHECK ((staff_id IS NULL) <> (address IS NULL)),
    CHECK ((state = 'WAITING') = (next_at IS NOT NULL)),
    CHECK ((state = 'SENDING') = (taken_at IS NOT NULL)),
    CHECK ((state IN ('WAITING', 'SENDING')) = (ended_at IS NULL))
);
-- What is due goes to a receiver once for each period, whoever and whatever asks twice.
CREATE UNIQUE INDEX report_run_once ON ticketing.report_run
    (report_id, COALESCE(CAST(staff_id AS TEXT), address), first_day, last_day) WHERE by_hand IS NULL;
-- By hand one after the other: a second press sends nothing twice.
CREATE UNIQUE INDEX report_run_by_hand ON ticketing.report_run
    (report_id, COALESCE(CAST(staff_id AS TEXT), address)) WHERE by_hand IS NOT NULL AND ended_at IS NULL;
CREATE INDEX report_run_waiting ON ticketing.report_run (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX report_run_sending ON ticketing.report_run (taken_at) WHERE taken_at IS NOT NULL;
CREATE INDEX report_run_newest ON ticketing.report_run (report_id, due_at, id);
