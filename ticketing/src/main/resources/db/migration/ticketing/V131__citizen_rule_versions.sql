-- The rules about citizens' contacts as versions, like the other rules.
CREATE TABLE ticketing.citizen_rule_version
(
    version      INTEGER PRIMARY KEY CHECK (version > 0),
    published_at TIMESTAMPTZ NOT NULL,
    -- Null for the version an installation begins with.
    published_by UUID,
    note         TEXT        NOT NULL CHECK (char_length(note) BETWEEN 1 AND 1000)
);
INSERT INTO ticketing.citizen_rule_version (version, published_at, note)
VALUES (1, now(), '初始市民规则 The rules before versions were kept');

ALTER TABLE ticketing.citizen_rule
    ADD COLUMN version INTEGER NOT NULL DEFAULT 1 REFERENCES ticketing.citizen_rule_version (version);
ALTER TABLE ticketing.citizen_rule
    ALTER COLUMN version DROP DEFAULT,
    DROP CONSTRAINT citizen_rule_pkey,
    ADD PRIMARY KEY (version, name);
