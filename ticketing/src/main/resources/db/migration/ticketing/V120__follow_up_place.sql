-- Where the case is, kept with the follow-up as its department is: a figure by district then reads one index and joins
-- nothing. The place of a case is recognised when it is opened and does not change.
ALTER TABLE ticketing.follow_up
    ADD COLUMN place_code TEXT REFERENCES ticketing.place (code);
UPDATE ticketing.follow_up f SET place_code = t.place_code
FROM ticketing.ticket t WHERE t.id = f.ticket_id AND t.place_code IS NOT NULL;

DROP INDEX ticketing.follow_up_ended;
CREATE INDEX follow_up_ended ON ticketing.follow_up (ended_at)
    INCLUDE (id, ticket_id, department_code, place_code, outcome, grade, contacted, solved, sample, excluded)
    WHERE ended_at IS NOT NULL;
