-- Organisations, by their unified social credit code (GB 32100-2015), and who speaks for them.
CREATE TABLE ticketing.organisation
(
    code       TEXT PRIMARY KEY CHECK (code ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$'),
    name       TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE ticketing.organisation_speaker
(
    citizen_id        UUID        NOT NULL REFERENCES ticketing.citizen (id),
    organisation_code TEXT        NOT NULL REFERENCES ticketing.organisation (code),
    since             TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (citizen_id, organisation_code)
);
