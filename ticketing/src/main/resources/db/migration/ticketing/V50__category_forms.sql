-- What a category asks beyond title, text and place: its own questions, in versions. What is asked of a case are those of
-- its category and of all above it.
CREATE TABLE ticketing.category_form
(
    category_code TEXT        NOT NULL REFERENCES ticketing.category (code),
    version       INTEGER     NOT NULL CHECK (version > 0),
    questions     JSONB       NOT NULL CHECK (jsonb_typeof(questions) = 'array'),
    published_at  TIMESTAMPTZ NOT NULL,
    -- Null for what the system set up.
    published_by  UUID,
    note          TEXT        NOT NULL CHECK (char_length(note) BETWEEN 1 AND 1000),
    PRIMARY KEY (category_code, version)
);

CREATE FUNCTION ticketing.forms_are_append_only() RETURNS TRIGGER
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'a published form never changes: publish a new version';
END
$$;
CREATE TRIGGER category_form_append_only BEFORE UPDATE OR DELETE ON ticketing.category_form
    FOR EACH ROW EXECUTE FUNCTION ticketing.forms_are_append_only();

-- The versions a ticket was born with and its answers: {"parts":[{"categoryCode","version"}],"answers":{code:[value]}};
-- null if its category asked nothing.
ALTER TABLE ticketing.ticket_content
    ADD COLUMN form JSONB CHECK (jsonb_typeof(form -> 'parts') = 'array' AND jsonb_typeof(form -> 'answers') = 'object');
