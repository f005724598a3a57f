-- Where a case can be. Places are recognised in addresses by their names.
CREATE TABLE ticketing.place
(
    code        TEXT PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name        TEXT    NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    name_en     TEXT,
    kind        TEXT    NOT NULL CHECK (kind IN ('DISTRICT', 'STREET', 'COMMUNITY')),
    parent_code TEXT REFERENCES ticketing.place (code),
    position    INTEGER NOT NULL
);
