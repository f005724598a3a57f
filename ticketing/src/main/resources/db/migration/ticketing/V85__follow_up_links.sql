-- Citizens judge, and have a case opened again, by a link they are sent with the result. Of its key only the digest
-- (SHA-256) is kept, until it expires.
CREATE TABLE ticketing.follow_up_link
(
    digest       BYTEA PRIMARY KEY CHECK (octet_length(digest) = 32),
    follow_up_id UUID        NOT NULL REFERENCES ticketing.follow_up (id),
    expires_at   TIMESTAMPTZ NOT NULL,
    reopened_at  TIMESTAMPTZ
);
CREATE INDEX follow_up_link_expiry ON ticketing.follow_up_link (expires_at);
