-- How long each kind of personal data is kept. A rule is proposed by one administrator and decided by another; what is
-- in force is the newest approved version. Whoever is null came with the system.
CREATE TABLE foundation.retention_rule
(
    kind        TEXT        NOT NULL CHECK (kind ~ '^[a-z-]{1,40}$'),
    version     INTEGER     NOT NULL CHECK (version > 0),
    months      INTEGER     NOT NULL CHECK (months BETWEEN 1 AND 1200),
    ground      TEXT        NOT NULL CHECK (char_length(ground) BETWEEN 1 AND 300),
    proposed_by UUID,
    proposed_at TIMESTAMPTZ NOT NULL,
    decided_by  UUID,
    decided_at  TIMESTAMPTZ,
    approved    BOOLEAN,
    PRIMARY KEY (kind, version),
    CHECK ((decided_at IS NULL) = (approved IS NULL)),
    CHECK (decided_by <> proposed_by)
);
CREATE UNIQUE INDEX retention_rule_open ON foundation.retention_rule (kind) WHERE decided_at IS NULL;

INSERT INTO foundation.retention_rule (kind, version, months, ground, proposed_at, decided_at, approved)
SELECT kind, 1, months, ground, now(), now(), TRUE
FROM (VALUES
    ('recordings', 36, '《个人信息保护法》第十九条（实现目的所必要的最短时间）；3年为系统预设，请本市核定'),
    ('contacts', 36, '《个人信息保护法》第十九条（实现目的所必要的最短时间）；3年为系统预设，请本市核定'),
    ('texts', 36, '《个人信息保护法》第十九条（实现目的所必要的最短时间）；3年为系统预设，请本市核定'),
    ('calls', 36, '《个人信息保护法》第十九条（实现目的所必要的最短时间）；3年为系统预设，请本市核定'),
    ('queue', 12, '《个人信息保护法》第十九条（实现目的所必要的最短时间）；1年为系统预设，请本市核定'),
    ('citizens', 36, '《个人信息保护法》第十九条（实现目的所必要的最短时间）；自最后一次联系和最后一件工单办结起3年，为系统预设，请本市核定'),
    ('cases', 120, '国家档案局令第8号（文书档案定期保管期限一般分为30年、10年）；10年为系统预设，请本市核定')
) AS shipped (kind, months, ground);

-- Each time the rules were applied, or only counted. Asked for here, taken by whichever node looks first.
CREATE TABLE foundation.retention_run
(
    id       UUID PRIMARY KEY,
    -- One a night, however many nodes.
    night    DATE UNIQUE,
    dry      BOOLEAN     NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    began_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    failure  TEXT,
    CHECK (ended_at IS NULL OR began_at IS NOT NULL),
    CHECK (failure IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX retention_run_asked ON foundation.retention_run (asked_at) WHERE began_at IS NULL;

CREATE TABLE foundation.retention_result
(
    run_id  UUID        NOT NULL REFERENCES foundation.retention_run (id),
    kind    TEXT        NOT NULL,
    months  INTEGER     NOT NULL,
    before  TIMESTAMPTZ NOT NULL,
    records BIGINT      NOT NULL CHECK (records >= 0),
    PRIMARY KEY (run_id, kind)
);
