-- Two who take in the same year at once, or change the same hours: the second is told who was quicker, and when. What came
-- with the system was changed by nobody.
ALTER TABLE ticketing.calendar_year
    ADD COLUMN version    BIGINT NOT NULL DEFAULT 1,
    ADD COLUMN changed_at TIMESTAMPTZ,
    ADD COLUMN changed_by UUID,
    ADD CHECK ((changed_at IS NULL) = (changed_by IS NULL));

ALTER TABLE ticketing.office
    ADD COLUMN changed_at TIMESTAMPTZ,
    ADD COLUMN changed_by UUID,
    ADD CHECK ((changed_at IS NULL) = (changed_by IS NULL));
