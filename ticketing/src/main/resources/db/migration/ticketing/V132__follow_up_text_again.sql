-- A citizen who has not answered is written to again, by one of us and not too often.
ALTER TABLE ticketing.follow_up
    ADD COLUMN texted_at TIMESTAMPTZ;
