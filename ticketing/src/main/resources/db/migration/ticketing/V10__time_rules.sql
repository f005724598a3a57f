-- Time limits as sets of rules. A change makes a new set; what was published never changes, and a ticket keeps the set it
-- was born with.
CREATE TABLE ticketing.rule_set
(
    version      INTEGER PRIMARY KEY CHECK (version > 0),
    published_at TIMESTAMPTZ NOT NULL,
    -- Null for the set an installation begins with.
    published_by UUID,
    note         TEXT        NOT NULL CHECK (char_length(note) BETWEEN 1 AND 1000)
);

-- What is null holds for any. A category's rule holds for what is below it too, so a code is enough: a category that went
-- away must not take the rules of old tickets with it.
CREATE TABLE ticketing.time_rule
(
    version       INTEGER NOT NULL REFERENCES ticketing.rule_set (version),
    position      INTEGER NOT NULL CHECK (position > 0),
    duty          TEXT    NOT NULL CHECK (duty IN ('DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP')),
    type          TEXT CHECK (type IN ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')),
    urgency       TEXT CHECK (urgency IN ('NORMAL', 'URGENT', 'EMERGENCY')),
    category_code TEXT CHECK (category_code ~ '^[A-Za-z0-9._-]{1,64}$'),
    time_of_day   TEXT CHECK (time_of_day IN ('WORKING', 'NON_WORKING')),
    amount        INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 9999),
    unit          TEXT    NOT NULL CHECK (unit IN ('MINUTES', 'HOURS', 'WORKING_MINUTES', 'WORKING_HOURS', 'WORKING_DAYS')),
    PRIMARY KEY (version, position),
    UNIQUE NULLS NOT DISTINCT (version, duty, type, urgency, category_code, time_of_day)
);

INSERT INTO ticketing.rule_set (version, published_at, note)
VALUES (1, now(), '初始时限 The limits an installation begins with');

-- What was set per type becomes one rule for any type, and rules of their own for the types that differ from most.
--   FIRST_CONTACT  ours: 30 min, 2 h, 1 working day.
--   FOLLOW_UP      asked the next day (fsou.com 17273310).
WITH counted AS (SELECT duty, urgency, amount, unit, count(*) AS types
                 FROM ticketing.time_limit
                 GROUP BY duty, urgency, amount, unit),
     usual AS (SELECT DISTINCT ON (duty, urgency) duty, urgency, amount, unit
               FROM counted
               ORDER BY duty, urgency, types DESC, amount DESC, unit),
     rules AS (SELECT duty, NULL AS type, urgency, amount, unit
               FROM usual
               UNION ALL
               SELECT l.duty, l.type, l.urgency, l.amount, l.unit
               FROM ticketing.time_limit l
                        JOIN usual u USING (duty, urgency)
               WHERE (l.amount, l.unit) <> (u.amount, u.unit)
               UNION ALL
               VALUES ('FIRST_CONTACT', NULL, 'EMERGENCY', 30, 'MINUTES'),
                      ('FIRST_CONTACT', NULL, 'URGENT', 2, 'HOURS'),
                      ('FIRST_CONTACT', NULL, 'NORMAL', 1, 'WORKING_DAYS'),
                      ('FOLLOW_UP', NULL, NULL, 1, 'WORKING_DAYS'))
INSERT INTO ticketing.time_rule (version, position, duty, type, urgency, amount, unit)
SELECT 1,
       row_number() OVER (ORDER BY
           array_position(ARRAY ['DISPATCH', 'SIGN', 'FIRST_CONTACT', 'REPLY', 'REVIEW', 'FOLLOW_UP'], duty),
           array_position(ARRAY ['EMERGENCY', 'URGENT', 'NORMAL'], urgency), type NULLS FIRST),
       duty, type, urgency, amount, unit
FROM rules;
DROP TABLE ticketing.time_limit;

CREATE FUNCTION ticketing.rules_are_append_only() RETURNS TRIGGER
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'published time rules never change';
END
$$;
CREATE TRIGGER rule_set_append_only BEFORE UPDATE OR DELETE ON ticketing.rule_set
    FOR EACH ROW EXECUTE FUNCTION ticketing.rules_are_append_only();
CREATE TRIGGER time_rule_append_only BEFORE UPDATE OR DELETE ON ticketing.time_rule
    FOR EACH ROW EXECUTE FUNCTION ticketing.rules_are_append_only();

-- No foreign key: every new ticket would lock the one row of the set in force.
ALTER TABLE ticketing.ticket ADD COLUMN rules_version INTEGER NOT NULL DEFAULT 1;
