-- By what a new case finds earlier ones that may be of the same event: the places it names, as NamedPlaces reads them, and
-- its category. Confidential cases leave no mark, so nobody finds them this way; archived and forgotten ones lose theirs.
-- (pg_trgm would need no table, but three characters; and it knows nothing of when.)
CREATE TABLE ticketing.event_mark
(
    ticket_id UUID        NOT NULL REFERENCES ticketing.ticket (id),
    mark      TEXT        NOT NULL CHECK (char_length(mark) BETWEEN 1 AND 80),
    -- When the case was opened: of a busy street only the newest are looked at.
    at        TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (ticket_id, mark)
);
CREATE INDEX event_mark_newest ON ticketing.event_mark (mark, at DESC) INCLUDE (ticket_id);

-- Cases from before are found by their category; which places they name only NamedPlaces can say.
INSERT INTO ticketing.event_mark (ticket_id, mark, at)
SELECT id, 'category:' || category_code, created_at FROM ticketing.ticket
WHERE NOT confidential AND status <> 'ARCHIVED' AND erased_at IS NULL;
