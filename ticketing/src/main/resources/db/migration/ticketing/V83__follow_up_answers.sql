-- Contacted? Solved? Satisfied? Each round of asking keeps the three answers, who asked, and whether it counts.
ALTER TABLE ticketing.follow_up
    -- Null where it was not asked: a digit by text or key does not say it.
    ADD COLUMN contacted   BOOLEAN,
    ADD COLUMN solved      BOOLEAN,
    -- Whoever of us asked; null if the citizen answered by themselves.
    ADD COLUMN asked_by    UUID,
    -- Tries in vain that were far enough apart to count, and the last of them.
    ADD COLUMN tries_apart SMALLINT NOT NULL DEFAULT 0 CHECK (tries_apart >= 0),
    ADD COLUMN tried_at    TIMESTAMPTZ,
    -- Decided as it ends, by the rules in force then.
    ADD COLUMN sample      BOOLEAN  NOT NULL DEFAULT TRUE,
    ADD COLUMN excluded    BOOLEAN  NOT NULL DEFAULT FALSE;
UPDATE ticketing.follow_up SET solved = grade >= 1 WHERE grade IS NOT NULL;
UPDATE ticketing.follow_up SET tries_apart = calls_failed WHERE calls_failed > 0;
UPDATE ticketing.follow_up SET sample = FALSE WHERE outcome = 'NOT_CONTACTED' AND (calls_failed >= 2 OR calls_tried = 0);
ALTER TABLE ticketing.follow_up
    ADD CHECK ((grade IS NULL) = (solved IS NULL)),
    ADD CHECK (contacted IS NULL OR solved IS NOT NULL),
    ADD CHECK (asked_by IS NULL OR solved IS NOT NULL),
    ADD CHECK (NOT excluded OR ended_at IS NOT NULL);
DROP INDEX ticketing.follow_up_ended;
CREATE INDEX follow_up_ended ON ticketing.follow_up (ended_at) INCLUDE (outcome, grade, contacted, solved, sample, excluded)
    WHERE ended_at IS NOT NULL;
CREATE INDEX follow_up_waiting ON ticketing.follow_up (asked_at, id) WHERE ended_at IS NULL;

-- What the rates are made by. All amounts are percent, but the tries and the hours between them.
CREATE TABLE ticketing.rate_rules
(
    version           INTEGER PRIMARY KEY CHECK (version > 0),
    published_at      TIMESTAMPTZ NOT NULL,
    published_by      UUID,
    note              TEXT        NOT NULL,
    contacted         SMALLINT    NOT NULL CHECK (contacted BETWEEN 0 AND 100),
    solved            SMALLINT    NOT NULL CHECK (solved BETWEEN 0 AND 100),
    satisfied         SMALLINT    NOT NULL CHECK (satisfied BETWEEN 0 AND 100),
    -- What the grades 5, 4, 3, 2, 1 count of a satisfied citizen: never more for a worse one.
    grades            SMALLINT[]  NOT NULL CHECK (cardinality(grades) = 5 AND 100 >= grades[1] AND grades[1] >= grades[2]
        AND grades[2] >= grades[3] AND grades[3] >= grades[4] AND grades[4] >= grades[5] AND grades[5] >= 0),
    tries             SMALLINT    NOT NULL CHECK (tries BETWEEN 1 AND 9),
    hours_apart       SMALLINT    NOT NULL CHECK (hours_apart BETWEEN 1 AND 72),
    CHECK (contacted + solved + satisfied = 100)
);
INSERT INTO ticketing.rate_rules
VALUES (1, now(), NULL, '预设：没有全国统一的权重，请按本市规定修改', 10, 50, 40, '{100, 100, 90, 0, 0}', 2, 4);
