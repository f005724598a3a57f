-- Some entries say whose duty a matter is; others only who has it when nobody takes it (兜底).
ALTER TABLE ticketing.catalogue_version
    ADD COLUMN last_resort BOOLEAN NOT NULL DEFAULT FALSE;
