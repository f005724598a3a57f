-- What a citizen said never changes, while its ticket changes with every step: kept apart, a step neither rewrites the
-- text nor indexes it again.
CREATE TABLE ticketing.ticket_content
(
    ticket_id UUID PRIMARY KEY REFERENCES ticketing.ticket (id),
    title     TEXT NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
    text      TEXT NOT NULL CHECK (char_length(text) BETWEEN 1 AND 4000),
    address   TEXT CHECK (char_length(address) BETWEEN 1 AND 200)
);
INSERT INTO ticketing.ticket_content (ticket_id, title, text, address)
SELECT id, title, text, address FROM ticketing.ticket;
DROP INDEX ticketing.ticket_text;
ALTER TABLE ticketing.ticket
    DROP COLUMN title,
    DROP COLUMN text,
    DROP COLUMN address;

-- As before, in one pass over the characters.
CREATE OR REPLACE FUNCTION ticketing.pairs(t TEXT) RETURNS TSVECTOR
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS
$$
DECLARE
    characters TEXT[] := string_to_array(ticketing.folded(t), NULL);
BEGIN
    RETURN array_to_tsvector(ARRAY(
        SELECT one || COALESCE(next, '') FROM unnest(characters, characters[2:]) AS both_of (one, next)));
END
$$;
CREATE INDEX ticket_content_text ON ticketing.ticket_content USING gin (ticketing.pairs(title || ' ' || text));
