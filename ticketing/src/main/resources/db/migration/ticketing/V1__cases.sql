CREATE SCHEMA ticketing;

-- Citizens -------------------------------------------------------------------------------------------------------

CREATE TABLE ticketing.citizen
(
    id          UUID PRIMARY KEY,
    name        TEXT CHECK (char_length(name) BETWEEN 1 AND 50),
    language    TEXT        NOT NULL DEFAULT 'zh-CN' CHECK (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    voice       BOOLEAN     NOT NULL DEFAULT TRUE,
    sms         BOOLEAN     NOT NULL DEFAULT TRUE,
    large_print BOOLEAN     NOT NULL DEFAULT FALSE,
    created_at  TIMESTAMPTZ NOT NULL
);

-- The primary key is what makes two channels that meet a new citizen at once agree on one record.
CREATE TABLE ticketing.contact_point
(
    kind       TEXT        NOT NULL CHECK (kind IN ('PHONE', 'EMAIL', 'APP')),
    value      TEXT        NOT NULL CHECK (char_length(value) BETWEEN 1 AND 254),
    citizen_id UUID        NOT NULL REFERENCES ticketing.citizen (id),
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, value)
);
CREATE INDEX contact_point_of_citizen ON ticketing.contact_point (citizen_id, created_at);

-- Categories, time limits and the calendar -----------------------------------------------------------------------

CREATE TABLE ticketing.category
(
    code            TEXT PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9._-]{1,64}$'),
    name            TEXT    NOT NULL,
    name_en         TEXT,
    parent_code     TEXT REFERENCES ticketing.category (code),
    department_code TEXT,
    urgency         TEXT    NOT NULL CHECK (urgency IN ('NORMAL', 'URGENT', 'EMERGENCY')),
    position        INTEGER NOT NULL
);

-- How long each duty may take. Limits differ by city and are changed here, not in code.
CREATE TABLE ticketing.time_limit
(
    duty    TEXT    NOT NULL CHECK (duty IN ('DISPATCH', 'SIGN', 'REPLY', 'REVIEW')),
    type    TEXT    NOT NULL CHECK (type IN ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')),
    urgency TEXT    NOT NULL CHECK (urgency IN ('NORMAL', 'URGENT', 'EMERGENCY')),
    amount  INTEGER NOT NULL CHECK (amount > 0),
    unit    TEXT    NOT NULL CHECK (unit IN ('MINUTES', 'HOURS', 'WORKING_DAYS')),
    PRIMARY KEY (duty, type, urgency)
);

-- Days that are not what their weekday says: statutory holidays, and weekend days worked instead (调休).
CREATE TABLE ticketing.calendar_day
(
    day     DATE PRIMARY KEY,
    works   BOOLEAN NOT NULL,
    holiday TEXT    NOT NULL
);

-- Interactions ---------------------------------------------------------------------------------------------------

CREATE TABLE ticketing.interaction
(
    id               UUID PRIMARY KEY,
    channel          TEXT        NOT NULL CHECK (channel IN
                         ('PHONE', 'SMS', 'CHAT', 'EMAIL', 'PORTAL', 'KIOSK', 'MOBILE', 'VIDEO', 'COUNTER')),
    inbound          BOOLEAN     NOT NULL,
    reference        TEXT        NOT NULL CHECK (char_length(reference) BETWEEN 1 AND 200),
    citizen_id       UUID REFERENCES ticketing.citizen (id),
    point_kind       TEXT,
    point_value      TEXT,
    text             TEXT,
    began_at         TIMESTAMPTZ NOT NULL,
    joined_at        TIMESTAMPTZ,
    ended_at         TIMESTAMPTZ,
    result           TEXT,
    staff_id         UUID,
    recording_path   TEXT,
    recording_millis BIGINT CHECK (recording_millis >= 0),
    -- The channel's own id: reporting the same call or message twice makes one interaction.
    UNIQUE (channel, reference),
    CHECK ((point_kind IS NULL) = (point_value IS NULL)),
    CHECK ((joined_at IS NULL) = (staff_id IS NULL)),
    CHECK ((ended_at IS NULL) = (result IS NULL)),
    CHECK ((recording_path IS NULL) = (recording_millis IS NULL))
);
CREATE INDEX interaction_timeline ON ticketing.interaction (citizen_id, began_at DESC, id DESC);

-- Tickets --------------------------------------------------------------------------------------------------------

-- Text search finds any run of characters, as Chinese has no spaces: texts are indexed by their pairs of characters.
-- (pg_trgm needs three characters; most Chinese words have two.)
CREATE FUNCTION ticketing.folded(t TEXT) RETURNS TEXT
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(normalize(t, NFKC));

CREATE FUNCTION ticketing.pairs(t TEXT) RETURNS TSVECTOR
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN array_to_tsvector(ARRAY(
        SELECT DISTINCT c || COALESCE(lead(c) OVER (ORDER BY n), '')
        FROM unnest(string_to_array(ticketing.folded(t), NULL)) WITH ORDINALITY AS characters (c, n)));

-- One value for all days; a number's last part counts from where its day began (table ticket_day). So writers never
-- wait for each other's commit as they would on a counter row.
CREATE SEQUENCE ticketing.ticket_count;

CREATE TABLE ticketing.ticket_day
(
    day   DATE PRIMARY KEY,
    began BIGINT NOT NULL
);

CREATE TABLE ticketing.ticket
(
    id              UUID PRIMARY KEY,
    version         BIGINT      NOT NULL,
    number          TEXT        NOT NULL UNIQUE CHECK (number ~ '^[0-9]{8}-[0-9]{6,}$'),
    status          TEXT        NOT NULL CHECK (status IN
                        ('TO_DISPATCH', 'DISPATCHED', 'IN_PROGRESS', 'REPLIED', 'FOLLOW_UP', 'CLOSED')),
    type            TEXT        NOT NULL CHECK (type IN
                        ('CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')),
    category_code   TEXT        NOT NULL REFERENCES ticketing.category (code),
    urgency         TEXT        NOT NULL CHECK (urgency IN ('NORMAL', 'URGENT', 'EMERGENCY')),
    channel         TEXT        NOT NULL CHECK (channel IN
                        ('PHONE', 'SMS', 'CHAT', 'EMAIL', 'PORTAL', 'KIOSK', 'MOBILE', 'VIDEO', 'COUNTER')),
    title           TEXT        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
    text            TEXT        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 4000),
    address         TEXT CHECK (char_length(address) BETWEEN 1 AND 200),
    confidential    BOOLEAN     NOT NULL,
    citizen_id      UUID REFERENCES ticketing.citizen (id),
    -- Where the citizen is told and asked: the number they called from, else their own.
    phone           TEXT,
    created_at      TIMESTAMPTZ NOT NULL,
    opened_by       UUID,
    -- The lead's duty. It stays after closing; a returned ticket has none.
    lead_dispatch   UUID,
    lead_department TEXT,
    due_at          TIMESTAMPTZ,
    due_because     JSONB,
    closing         TEXT CHECK (closing IN ('ANSWERED_DIRECTLY', 'RATED', 'NOT_CONTACTED', 'NOT_ASKED', 'BY_HAND')),
    closed_at       TIMESTAMPTZ,
    closing_note    TEXT,
    answer          TEXT CHECK (char_length(answer) BETWEEN 1 AND 4000),
    article_code    TEXT,
    satisfaction    SMALLINT CHECK (satisfaction BETWEEN 0 AND 5),
    -- Where it stands in an inbox: open work by urgency then due time, what waits for the citizen, then what is closed,
    -- newest first. Written with the state; one pair of columns so that one index serves every list.
    inbox_rank      SMALLINT    NOT NULL CHECK (inbox_rank BETWEEN 0 AND 4),
    inbox_place     BIGINT      NOT NULL,

    CHECK (type <> 'REPORT' OR confidential),
    CHECK ((lead_dispatch IS NULL) = (lead_department IS NULL)),
    CHECK (status <> 'TO_DISPATCH' OR lead_dispatch IS NULL),
    CHECK (status IN ('TO_DISPATCH', 'CLOSED') OR lead_dispatch IS NOT NULL),
    CHECK ((status IN ('FOLLOW_UP', 'CLOSED')) = (due_at IS NULL)),
    CHECK ((due_at IS NULL) = (due_because IS NULL)),
    CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK ((closed_at IS NULL) = (closing IS NULL)),
    CHECK ((closing IS NOT DISTINCT FROM 'ANSWERED_DIRECTLY') = (answer IS NOT NULL)),
    CHECK (article_code IS NULL OR answer IS NOT NULL),
    CHECK ((closing IS NOT DISTINCT FROM 'RATED') = (satisfaction IS NOT NULL)),
    CHECK ((closing IS NOT DISTINCT FROM 'BY_HAND') = (closing_note IS NOT NULL)),
    CHECK ((inbox_rank = 4) = (status = 'CLOSED'))
);
CREATE INDEX ticket_inbox_of_department ON ticketing.ticket (lead_department, inbox_rank, inbox_place, id);
CREATE INDEX ticket_inbox ON ticketing.ticket (inbox_rank, inbox_place, id);
CREATE INDEX ticket_of_citizen ON ticketing.ticket (citizen_id, created_at DESC, id DESC) WHERE citizen_id IS NOT NULL;
CREATE INDEX ticket_opened ON ticketing.ticket (created_at);
CREATE INDEX ticket_closed ON ticketing.ticket (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX ticket_due ON ticketing.ticket (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ticket_number_prefix ON ticketing.ticket (number text_pattern_ops);
CREATE INDEX ticket_text ON ticketing.ticket USING gin (ticketing.pairs(title || ' ' || text));

-- A department's duty on a ticket: its lead now, co-handlers later.
CREATE TABLE ticketing.dispatch
(
    id              UUID PRIMARY KEY,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    department_code TEXT        NOT NULL,
    duty            TEXT        NOT NULL DEFAULT 'LEAD' CHECK (duty IN ('LEAD', 'CO')),
    status          TEXT        NOT NULL CHECK (status IN ('DISPATCHED', 'SIGNED', 'RETURNED', 'REPLIED', 'ACCEPTED')),
    note            TEXT CHECK (char_length(note) BETWEEN 1 AND 1000),
    dispatched_at   TIMESTAMPTZ NOT NULL,
    sign_due_at     TIMESTAMPTZ NOT NULL,
    reply_due_at    TIMESTAMPTZ NOT NULL,
    reply_because   JSONB       NOT NULL,
    signed_at       TIMESTAMPTZ,
    returned_at     TIMESTAMPTZ,
    return_reason   TEXT CHECK (char_length(return_reason) BETWEEN 1 AND 1000),
    replied_at      TIMESTAMPTZ,
    reply           TEXT CHECK (char_length(reply) BETWEEN 1 AND 4000),
    accepted_at     TIMESTAMPTZ,
    CHECK (status NOT IN ('SIGNED', 'REPLIED', 'ACCEPTED') OR signed_at IS NOT NULL),
    CHECK ((status = 'RETURNED') = (returned_at IS NOT NULL)),
    CHECK ((returned_at IS NULL) = (return_reason IS NULL)),
    -- A reply sent back is kept in the ticket's history, not here.
    CHECK ((status IN ('REPLIED', 'ACCEPTED')) = (replied_at IS NOT NULL)),
    CHECK ((replied_at IS NULL) = (reply IS NULL)),
    CHECK ((status = 'ACCEPTED') = (accepted_at IS NOT NULL))
);
CREATE INDEX dispatch_of_ticket ON ticketing.dispatch (ticket_id, dispatched_at);
ALTER TABLE ticketing.ticket
    ADD FOREIGN KEY (lead_dispatch) REFERENCES ticketing.dispatch (id) DEFERRABLE INITIALLY DEFERRED;

-- What happened to a ticket, step by step; written with the step, never changed.
CREATE TABLE ticketing.ticket_event
(
    id              UUID PRIMARY KEY,
    ticket_id       UUID        NOT NULL REFERENCES ticketing.ticket (id),
    at              TIMESTAMPTZ NOT NULL,
    name            TEXT        NOT NULL CHECK (name IN
                        ('opened', 'answered', 'dispatched', 'signed', 'returned', 'replied', 'approved', 'sent-back',
                         'closed', 'rated', 'follow-up-asked', 'follow-up-called')),
    staff_id        UUID,
    department_code TEXT,
    details         JSONB       NOT NULL
);
CREATE INDEX ticket_event_of_ticket ON ticketing.ticket_event (ticket_id, at, id);

CREATE FUNCTION ticketing.history_is_append_only() RETURNS TRIGGER
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'the history of a ticket is append-only';
END
$$;
CREATE TRIGGER ticket_event_append_only BEFORE UPDATE OR DELETE ON ticketing.ticket_event
    FOR EACH ROW EXECUTE FUNCTION ticketing.history_is_append_only();

CREATE TABLE ticketing.interaction_ticket
(
    interaction_id UUID NOT NULL REFERENCES ticketing.interaction (id),
    ticket_id      UUID NOT NULL REFERENCES ticketing.ticket (id),
    PRIMARY KEY (interaction_id, ticket_id)
);
CREATE INDEX interaction_ticket_of_ticket ON ticketing.interaction_ticket (ticket_id);

-- A creation submitted twice by the same person gives the same ticket. Whoever nobody is signed in for is all zeros.
CREATE TABLE ticketing.idempotency_key
(
    person     UUID        NOT NULL,
    key        TEXT        NOT NULL CHECK (char_length(key) BETWEEN 1 AND 100),
    content    BYTEA       NOT NULL CHECK (octet_length(content) = 32),
    ticket_id  UUID        NOT NULL REFERENCES ticketing.ticket (id) DEFERRABLE INITIALLY DEFERRED,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, key)
);

-- Asking the citizen. A later re-do asks again, in a row of its own.
CREATE TABLE ticketing.follow_up
(
    id             UUID PRIMARY KEY,
    ticket_id      UUID        NOT NULL REFERENCES ticketing.ticket (id),
    asked_at       TIMESTAMPTZ NOT NULL,
    calls_tried    SMALLINT    NOT NULL DEFAULT 0 CHECK (calls_tried >= 0),
    calls_failed   SMALLINT    NOT NULL DEFAULT 0 CHECK (calls_failed BETWEEN 0 AND calls_tried),
    -- When the sweep looks at it next.
    next_at        TIMESTAMPTZ,
    ended_at       TIMESTAMPTZ,
    outcome        TEXT CHECK (outcome IN ('RATED', 'NOT_CONTACTED', 'BY_HAND')),
    grade          SMALLINT CHECK (grade BETWEEN 0 AND 5),
    via            TEXT,
    interaction_id UUID REFERENCES ticketing.interaction (id),
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK ((ended_at IS NULL) = (next_at IS NOT NULL)),
    CHECK ((outcome IS NOT DISTINCT FROM 'RATED') = (grade IS NOT NULL)),
    CHECK ((grade IS NULL) = (via IS NULL)),
    CHECK (interaction_id IS NULL OR grade IS NOT NULL)
);
CREATE UNIQUE INDEX follow_up_open ON ticketing.follow_up (ticket_id) WHERE ended_at IS NULL;
CREATE INDEX follow_up_of_ticket ON ticketing.follow_up (ticket_id, asked_at DESC);
CREATE INDEX follow_up_next ON ticketing.follow_up (next_at) WHERE ended_at IS NULL;
CREATE INDEX follow_up_ended ON ticketing.follow_up (ended_at) WHERE ended_at IS NOT NULL;
