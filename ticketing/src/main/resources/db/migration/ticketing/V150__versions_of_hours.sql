-- Two who change the hours of one office: the second is told. The numbers go up across all offices, so that hours which
-- were removed and set anew are not taken for those that somebody has before them.
CREATE SEQUENCE ticketing.office_version;

ALTER TABLE ticketing.office
    ADD COLUMN version BIGINT NOT NULL DEFAULT nextval('ticketing.office_version');
