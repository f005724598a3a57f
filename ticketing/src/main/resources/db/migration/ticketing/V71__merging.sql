-- Two records of one person become one: what was of the other is moved to the one that is kept, and remembers whose it was.
ALTER TABLE ticketing.citizen
    ADD COLUMN merged_into UUID REFERENCES ticketing.citizen (id),
    ADD CONSTRAINT citizen_not_into_itself CHECK (merged_into <> id);
CREATE INDEX citizen_merged ON ticketing.citizen (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX citizen_by_name ON ticketing.citizen (name) WHERE name IS NOT NULL AND merged_into IS NULL;
ALTER TABLE ticketing.contact_point
    ADD COLUMN own_citizen_id UUID;
ALTER TABLE ticketing.interaction
    ADD COLUMN own_citizen_id UUID;
ALTER TABLE ticketing.ticket
    ADD COLUMN own_citizen_id UUID;

-- Under whom a citizen is seen: themselves, unless they were merged into somebody.
CREATE FUNCTION ticketing.survivor(citizen UUID) RETURNS UUID
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$
WITH RECURSIVE up AS (
    SELECT c.id, c.merged_into FROM ticketing.citizen c WHERE c.id = citizen
    UNION ALL
    SELECT c.id, c.merged_into FROM up JOIN ticketing.citizen c ON c.id = up.merged_into)
SELECT up.id FROM up WHERE up.merged_into IS NULL
$$;

-- A citizen and all that were merged into them, and into those.
CREATE FUNCTION ticketing.merged(citizen UUID) RETURNS SETOF UUID
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$
WITH RECURSIVE down AS (
    SELECT citizen AS id
    UNION ALL
    SELECT c.id FROM down JOIN ticketing.citizen c ON c.merged_into = down.id)
SELECT down.id FROM down
$$;

-- Who joined two records and why, and who took them apart again.
CREATE TABLE ticketing.citizen_merge
(
    id            UUID PRIMARY KEY,
    kept          UUID        NOT NULL REFERENCES ticketing.citizen (id),
    merged        UUID        NOT NULL REFERENCES ticketing.citizen (id),
    reason        TEXT        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
    merged_by     UUID        NOT NULL,
    merged_at     TIMESTAMPTZ NOT NULL,
    undone_by     UUID,
    undone_at     TIMESTAMPTZ,
    undone_reason TEXT CHECK (char_length(undone_reason) BETWEEN 1 AND 1000),
    CHECK (kept <> merged),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
    CHECK ((undone_at IS NULL) = (undone_reason IS NULL))
);
CREATE UNIQUE INDEX citizen_merge_standing ON ticketing.citizen_merge (merged) WHERE undone_at IS NULL;
CREATE INDEX citizen_merge_of ON ticketing.citizen_merge (merged, merged_at);
CREATE INDEX citizen_merge_kept ON ticketing.citizen_merge (kept, merged_at);
