-- Personal data that is past its time, or whose owner wants it gone, is forgotten: replaced where a figure needs the row.
ALTER TABLE ticketing.ticket
    ADD COLUMN erased_at TIMESTAMPTZ;
ALTER TABLE ticketing.citizen
    ADD COLUMN erased_at TIMESTAMPTZ;
-- What is forgotten next; none of them holds what is forgotten already.
CREATE INDEX ticket_to_forget ON ticketing.ticket (closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX citizen_to_forget ON ticketing.citizen (created_at) WHERE erased_at IS NULL;
CREATE INDEX interaction_to_forget ON ticketing.interaction (began_at)
    WHERE point_value IS NOT NULL OR text IS NOT NULL;
CREATE INDEX interaction_recorded ON ticketing.interaction (began_at) WHERE recording_path IS NOT NULL;

-- The history of a ticket keeps its steps and their order. What was said may be replaced, by whoever forgets, and says so
-- in its transaction.
CREATE OR REPLACE FUNCTION ticketing.history_is_append_only() RETURNS TRIGGER
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('civicline.forgetting', TRUE) = 'yes'
        AND (NEW.id, NEW.ticket_id, NEW.at, NEW.name, NEW.staff_id, NEW.department_code)
            IS NOT DISTINCT FROM (OLD.id, OLD.ticket_id, OLD.at, OLD.name, OLD.staff_id, OLD.department_code) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the history of a ticket is append-only';
END
$$;

-- Citizens who want to be forgotten: one person asks for them, another decides.
CREATE TABLE ticketing.erasure
(
    id         UUID PRIMARY KEY,
    citizen_id UUID        NOT NULL REFERENCES ticketing.citizen (id),
    ground     TEXT        NOT NULL CHECK (ground IN
                   ('PURPOSE_MET', 'TIME_OVER', 'CONSENT_WITHDRAWN', 'UNLAWFUL', 'OTHER_LAW')),
    reason     TEXT        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
    asked_by   UUID        NOT NULL,
    asked_at   TIMESTAMPTZ NOT NULL,
    decided_by UUID,
    decided_at TIMESTAMPTZ,
    decision   TEXT CHECK (decision IN ('ERASED', 'REFUSED')),
    note       TEXT CHECK (char_length(note) BETWEEN 1 AND 1000),
    records    BIGINT CHECK (records >= 0),
    CHECK ((decided_at IS NULL) = (decision IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((decision IS NOT DISTINCT FROM 'ERASED') = (records IS NOT NULL)),
    CHECK ((decision IS NOT DISTINCT FROM 'REFUSED') = (note IS NOT NULL)),
    CHECK (decided_by <> asked_by)
);
CREATE UNIQUE INDEX erasure_open ON ticketing.erasure (citizen_id) WHERE decided_at IS NULL;
