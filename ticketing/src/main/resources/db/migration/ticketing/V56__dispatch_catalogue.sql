-- Which category in which place belongs to whom: entries in all their versions, the newest counts.
CREATE TABLE ticketing.catalogue_version
(
    number          INTEGER     NOT NULL CHECK (number > 0),
    version         INTEGER     NOT NULL CHECK (version > 0),
    category_code   TEXT        NOT NULL REFERENCES ticketing.category (code),
    -- Null for anywhere in the city.
    place_code      TEXT REFERENCES ticketing.place (code),
    department_code TEXT        NOT NULL,
    basis           TEXT CHECK (char_length(basis) BETWEEN 1 AND 200),
    remark          TEXT CHECK (char_length(remark) BETWEEN 1 AND 1000),
    valid_from      DATE        NOT NULL,
    valid_until     DATE CHECK (valid_until >= valid_from),
    withdrawn       BOOLEAN     NOT NULL,
    written_at      TIMESTAMPTZ NOT NULL,
    -- Null for what the system set up.
    written_by      UUID,
    note            TEXT        NOT NULL CHECK (char_length(note) BETWEEN 1 AND 1000),
    PRIMARY KEY (number, version)
);
CREATE SEQUENCE ticketing.catalogue_number AS INTEGER;

CREATE FUNCTION ticketing.catalogue_is_append_only() RETURNS TRIGGER
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'a written entry never changes: write a new version';
END
$$;
CREATE TRIGGER catalogue_version_append_only BEFORE UPDATE OR DELETE ON ticketing.catalogue_version
    FOR EACH ROW EXECUTE FUNCTION ticketing.catalogue_is_append_only();

-- Until now a category named the department usually responsible. That is the catalogue's to say, and nobody else's.
INSERT INTO ticketing.catalogue_version (number, version, category_code, department_code, valid_from, withdrawn,
    written_at, note)
SELECT row_number() OVER (ORDER BY position, code), 1, code, department_code, DATE '2000-01-01', FALSE, now(),
    '由分类原来的承办单位转入'
FROM ticketing.category WHERE department_code IS NOT NULL;
SELECT setval('ticketing.catalogue_number', (SELECT COALESCE(max(number), 0) + 1 FROM ticketing.catalogue_version), FALSE);
ALTER TABLE ticketing.category
    DROP COLUMN department_code;

-- What speaks against an entry until somebody has weighed it: one row per case, the last that happened.
CREATE TABLE ticketing.catalogue_dispute
(
    number          INTEGER     NOT NULL,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    version         INTEGER     NOT NULL,
    kind            TEXT        NOT NULL CHECK (kind IN ('RETURNED', 'ARBITRATED')),
    at              TIMESTAMPTZ NOT NULL,
    -- Whose it is instead; null where nobody said so yet.
    department_code TEXT CHECK (department_code IS NOT NULL OR kind = 'RETURNED'),
    category_code   TEXT        NOT NULL REFERENCES ticketing.category (code),
    place_code      TEXT REFERENCES ticketing.place (code),
    reason          TEXT        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
    settled_at      TIMESTAMPTZ,
    settled_by      UUID,
    settled_note    TEXT,
    PRIMARY KEY (number, ticket_id),
    FOREIGN KEY (number, version) REFERENCES ticketing.catalogue_version (number, version),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settled_note IS NULL))
);
CREATE INDEX catalogue_dispute_open ON ticketing.catalogue_dispute (number, at DESC) WHERE settled_at IS NULL;
