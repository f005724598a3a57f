-- Who has a case open at this moment. Each screen says so again and again; what it has not said for a while is no longer so.
-- Not worth the write-ahead log: after a crash every screen says it anew.
CREATE UNLOGGED TABLE ticketing.presence
(
    ticket_id UUID        NOT NULL,
    staff_id  UUID        NOT NULL,
    editing   BOOLEAN     NOT NULL,
    since     TIMESTAMPTZ NOT NULL,
    seen_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (ticket_id, staff_id)
);
CREATE INDEX presence_seen ON ticketing.presence (seen_at);
