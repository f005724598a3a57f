-- The organisation a citizen spoke for when the case was opened; null where they spoke for themselves. It stays with the
-- case when they speak for it no more, and when records of citizens are merged or taken apart.
ALTER TABLE ticketing.ticket_content
    ADD COLUMN organisation_code TEXT REFERENCES ticketing.organisation (code);
