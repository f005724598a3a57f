-- Locks keep merges from forming a ring. Should one ever be there, looking up its members still comes to an end: UNION
-- takes each of them once.
CREATE OR REPLACE FUNCTION ticketing.survivor(citizen UUID) RETURNS UUID
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$
WITH RECURSIVE up AS (
    SELECT c.id, c.merged_into FROM ticketing.citizen c WHERE c.id = citizen
    UNION
    SELECT c.id, c.merged_into FROM up JOIN ticketing.citizen c ON c.id = up.merged_into)
SELECT up.id FROM up WHERE up.merged_into IS NULL
$$;

CREATE OR REPLACE FUNCTION ticketing.merged(citizen UUID) RETURNS SETOF UUID
    LANGUAGE sql STABLE STRICT PARALLEL SAFE AS
$$
WITH RECURSIVE down AS (
    SELECT citizen AS id
    UNION
    SELECT c.id FROM down JOIN ticketing.citizen c ON c.merged_into = down.id)
SELECT down.id FROM down
$$;
