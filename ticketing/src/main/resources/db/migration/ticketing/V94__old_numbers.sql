-- Cases taken over from an earlier system keep the number they had there.
ALTER TABLE ticketing.ticket
    DROP CONSTRAINT ticket_number_check,
    ADD CONSTRAINT ticket_number_check CHECK (number ~ '^[A-Za-z0-9][A-Za-z0-9_./-]{2,39}$');
