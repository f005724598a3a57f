-- By which channel its case came, and when, kept with the follow-up as its place is: how citizens of each channel are served
-- is then read from one index. Neither changes once the case is opened.
ALTER TABLE ticketing.follow_up
    ADD COLUMN channel   TEXT,
    ADD COLUMN opened_at TIMESTAMPTZ;
UPDATE ticketing.follow_up f SET channel = t.channel, opened_at = t.created_at
FROM ticketing.ticket t WHERE t.id = f.ticket_id;

DROP INDEX ticketing.follow_up_ended;
CREATE INDEX follow_up_ended ON ticketing.follow_up (ended_at)
    INCLUDE (id, ticket_id, department_code, place_code, channel, opened_at, asked_at, outcome, grade, contacted, solved, sample,
        excluded)
    WHERE ended_at IS NOT NULL;

-- Few have said what they need: those alone are joined. It is read here as it is noted now, and copied nowhere.
CREATE INDEX citizen_with_needs ON ticketing.citizen (id) INCLUDE (needs) WHERE needs <> '{}';
