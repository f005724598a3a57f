-- When a citizen is not to be disturbed, in the city's time of day; may run over midnight. What they need, with consent.
ALTER TABLE ticketing.citizen
    ADD COLUMN quiet_from  TIME,
    ADD COLUMN quiet_until TIME,
    ADD COLUMN needs       TEXT[] NOT NULL DEFAULT '{}' CHECK (needs <@ ARRAY
        ['ELDERLY', 'BLIND', 'LOW_VISION', 'DEAF', 'HARD_OF_HEARING', 'SPEECH', 'WHEELCHAIR', 'INTERPRETER', 'PROXY']),
    ADD CONSTRAINT citizen_quiet CHECK ((quiet_from IS NULL) = (quiet_until IS NULL) AND quiet_from <> quiet_until);
