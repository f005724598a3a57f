-- The ladder as versions, like the other rules: a change makes a new one, and what was published never changes.
CREATE TABLE ticketing.ladder_version
(
    version      INTEGER PRIMARY KEY CHECK (version > 0),
    published_at TIMESTAMPTZ NOT NULL,
    -- Null for the version an installation begins with.
    published_by UUID,
    note         TEXT        NOT NULL CHECK (char_length(note) BETWEEN 1 AND 1000)
);
INSERT INTO ticketing.ladder_version (version, published_at, note)
VALUES (1, now(), '初始督办规则 The ladder before versions were kept');

ALTER TABLE ticketing.ladder_rule
    ADD COLUMN version INTEGER NOT NULL DEFAULT 1 REFERENCES ticketing.ladder_version (version);
ALTER TABLE ticketing.ladder_rule
    ALTER COLUMN version DROP DEFAULT,
    DROP CONSTRAINT ladder_rule_pkey,
    ADD PRIMARY KEY (version, duty, urgency);

-- Who hears of a step by themselves: groups, and people of the desk and leaders by name.
CREATE TABLE ticketing.ladder_audience
(
    version INTEGER NOT NULL REFERENCES ticketing.ladder_version (version),
    step    TEXT    NOT NULL CHECK (step IN ('YELLOW', 'RED', 'URGE', 'SUPERVISE', 'NOTICE')),
    -- LATE: whoever is late, the department's officers or, where it is the desk, its supervisors.
    -- ABOVE: officers of the departments above.
    groups  TEXT[]  NOT NULL CHECK (groups <@ ARRAY ['LATE', 'ABOVE', 'SUPERVISORS', 'LEADERS']),
    people  UUID[]  NOT NULL CHECK (cardinality(people) <= 20),
    PRIMARY KEY (version, step),
    -- A warning may go to nobody; what has to be answered may not.
    CHECK (step IN ('YELLOW', 'RED') OR cardinality(groups) + cardinality(people) > 0)
);
INSERT INTO ticketing.ladder_audience (version, step, groups, people)
VALUES (1, 'YELLOW', '{LATE}', '{}'),
       (1, 'RED', '{LATE}', '{}'),
       (1, 'URGE', '{LATE}', '{}'),
       (1, 'SUPERVISE', '{LATE,ABOVE,SUPERVISORS}', '{}'),
       (1, 'NOTICE', '{LATE,ABOVE,SUPERVISORS,LEADERS}', '{}');
