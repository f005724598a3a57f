-- What people say beside a case: no step of it, and so not in its history.
CREATE TABLE ticketing.comment
(
    id              UUID PRIMARY KEY,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    staff_id        UUID        NOT NULL,
    department_code TEXT        NOT NULL,
    -- DESK: the hotline alone. CASE: everybody who works on the case. CITIZEN: the citizen too.
    audience        TEXT        NOT NULL CHECK (audience IN ('DESK', 'CASE', 'CITIZEN')),
    text            TEXT        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 1000),
    at              TIMESTAMPTZ NOT NULL,
    -- Given by the form it was written in: sent twice, it stands once.
    key             TEXT        NOT NULL,
    UNIQUE (staff_id, key)
);
CREATE INDEX comment_of_ticket ON ticketing.comment (ticket_id, at DESC, id DESC);
