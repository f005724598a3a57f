-- The side ways of a case: returns that are decided, disputed and arbitrated, extensions, suspension, handing down,
-- doing again, opening again, archiving.

ALTER TABLE ticketing.ticket
    ADD COLUMN returns        SMALLINT NOT NULL DEFAULT 0 CHECK (returns >= 0),
    -- What is asked, disputed or waited for, while it is: read and written with the state, never searched.
    ADD COLUMN pending        JSONB,
    ADD COLUMN closing_ground TEXT,
    DROP CONSTRAINT ticket_status_check,
    DROP CONSTRAINT ticket_closing_check,
    DROP CONSTRAINT ticket_check3,
    DROP CONSTRAINT ticket_check4,
    DROP CONSTRAINT ticket_check6,
    DROP CONSTRAINT ticket_check11,
    DROP CONSTRAINT ticket_check12,
    ADD CONSTRAINT ticket_status_known CHECK (status IN
        ('TO_DISPATCH', 'DISPATCHED', 'IN_PROGRESS', 'RETURN_ASKED', 'DISPUTED', 'SUSPENDED', 'REPLIED', 'FOLLOW_UP',
         'CLOSED', 'ARCHIVED')),
    ADD CONSTRAINT ticket_closing_known CHECK (closing IN
        ('ANSWERED_DIRECTLY', 'RATED', 'NOT_CONTACTED', 'NOT_ASKED', 'BY_HAND', 'NOT_ACCEPTED', 'WITHDRAWN')),
    ADD CONSTRAINT ticket_on_duty_has_lead CHECK
        (status IN ('TO_DISPATCH', 'CLOSED', 'ARCHIVED') OR lead_dispatch IS NOT NULL),
    -- A clock runs exactly while somebody of ours is to act.
    ADD CONSTRAINT ticket_clock_runs CHECK
        ((status IN ('SUSPENDED', 'FOLLOW_UP', 'CLOSED', 'ARCHIVED')) = (due_at IS NULL)),
    ADD CONSTRAINT ticket_over_is_closed CHECK ((status IN ('CLOSED', 'ARCHIVED')) = (closed_at IS NOT NULL)),
    ADD CONSTRAINT ticket_closing_says_why CHECK
        ((closing IS NOT NULL AND closing IN ('BY_HAND', 'NOT_ACCEPTED', 'WITHDRAWN')) = (closing_note IS NOT NULL)),
    ADD CONSTRAINT ticket_not_accepted_has_ground CHECK
        ((closing IS NOT DISTINCT FROM 'NOT_ACCEPTED') = (closing_ground IS NOT NULL)),
    ADD CONSTRAINT ticket_over_is_last CHECK ((inbox_rank = 4) = (status IN ('CLOSED', 'ARCHIVED'))),
    ADD CONSTRAINT ticket_pending CHECK (CASE
        WHEN status IN ('RETURN_ASKED', 'DISPUTED', 'SUSPENDED') THEN pending IS NOT NULL
        WHEN status = 'IN_PROGRESS' THEN TRUE
        ELSE pending IS NULL END);
-- What is to be archived next.
CREATE INDEX ticket_to_archive ON ticketing.ticket (closed_at) WHERE status = 'CLOSED';

ALTER TABLE ticketing.dispatch
    ADD COLUMN bound           BOOLEAN  NOT NULL DEFAULT FALSE,
    ADD COLUMN handed_from     UUID REFERENCES ticketing.dispatch (id),
    ADD COLUMN returns_before  SMALLINT NOT NULL DEFAULT 0 CHECK (returns_before >= 0),
    ADD COLUMN refused_returns SMALLINT NOT NULL DEFAULT 0 CHECK (refused_returns >= 0),
    ADD COLUMN extensions      SMALLINT NOT NULL DEFAULT 0 CHECK (extensions >= 0),
    DROP CONSTRAINT dispatch_status_check,
    DROP CONSTRAINT dispatch_check,
    DROP CONSTRAINT dispatch_check1,
    ADD CONSTRAINT dispatch_status_known CHECK (status IN
        ('DISPATCHED', 'SIGNED', 'RETURNED', 'REPLIED', 'ACCEPTED', 'HANDED_DOWN', 'WITHDRAWN')),
    ADD CONSTRAINT dispatch_signed CHECK
        (status NOT IN ('SIGNED', 'REPLIED', 'ACCEPTED', 'HANDED_DOWN') OR signed_at IS NOT NULL),
    ADD CONSTRAINT dispatch_returned CHECK ((status = 'RETURNED') = (returned_at IS NOT NULL));

ALTER TABLE ticketing.ticket_event
    DROP CONSTRAINT ticket_event_name_check,
    ADD CONSTRAINT ticket_event_name_known CHECK (name IN
        ('opened', 'answered', 'dispatched', 'signed', 'return-asked', 'returned', 'return-refused', 'disputed',
         'arbitrated', 'extension-asked', 'extension-granted', 'extension-refused', 'suspended', 'resumed',
         'handed-down', 'handed-back', 'replied', 'approved', 'sent-back', 'closed', 'rated', 'redone', 'reopened',
         'archived', 'follow-up-asked', 'follow-up-called'));
