-- Texts (SMS) to citizens: the outbox and what became of each.
create table channels.outbound_text (
    id              uuid        primary key,
    -- its last eight bits are the reference that ties the parts of a long text together
    place           bigint      generated always as identity,
    key             text        not null unique,
    recipient       text        not null,
    body            text        not null,
    ticket          uuid,
    ticket_number   text,
    state           text        not null check (state in
        ('queued', 'sending', 'sent', 'delivered', 'failed', 'expired', 'not-allowed')),
    created_at      timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    -- whoever sends it must be done by then; later nobody knows how far it came
    lease_until     timestamptz,
    interaction     uuid,
    reason          text,
    sent_at         timestamptz,
    ended_at        timestamptz,
    check ((state = 'sending') = (lease_until is not null)),
    check ((state in ('delivered', 'failed', 'expired', 'not-allowed')) = (ended_at is not null))
);

create index outbound_text_due on channels.outbound_text (next_attempt_at, place) where state = 'queued';
create index outbound_text_lease on channels.outbound_text (lease_until) where state = 'sending';

-- One SMS each; a long text has several.
create table channels.text_segment (
    text         uuid        not null references channels.outbound_text (id),
    number       smallint    not null,
    recipient    text        not null,
    -- pending: to be submitted; submitting: no answer yet; in-doubt: nobody knows whether the SMSC has it
    state        text        not null check (state in
        ('pending', 'submitting', 'in-doubt', 'sent', 'delivered', 'failed', 'expired')),
    submitted_at timestamptz,
    message_id   text,
    -- how often it was submitted again without knowing what became of the time before
    repeats      smallint    not null default 0,
    reason       text,
    primary key (text, number),
    check (state not in ('sent', 'delivered') or message_id is not null)
);

create index text_segment_message on channels.text_segment (message_id) where message_id is not null;

-- What the SMSC said about messages; kept before it is understood, since a receipt can come before the answer it is about.
create table channels.text_receipt (
    id           bigint      generated always as identity primary key,
    -- all ways to write the id: as given, and decimal for hexadecimal or the other way round
    message_ids  text[]      not null,
    recipient    text        not null,
    status       text        not null,
    error        text,
    received_at  timestamptz not null,
    matched_text uuid
);

create index text_receipt_unmatched on channels.text_receipt (received_at) where matched_text is null;

-- Parts of long texts from citizens, until the rest arrives.
create table channels.inbound_part (
    id          uuid        primary key,
    sender      text        not null,
    recipient   text        not null,
    reference   integer     not null,
    total       smallint    not null,
    number      smallint    not null check (number between 1 and total),
    data_coding smallint    not null,
    content     bytea       not null,
    received_at timestamptz not null,
    text        uuid
);

create index inbound_part_set on channels.inbound_part (sender, reference, total, received_at);
create index inbound_part_open on channels.inbound_part (received_at) where text is null;

-- Texts from citizens, stored before the SMSC is told so.
create table channels.inbound_text (
    id              uuid        primary key,
    sender          text        not null,
    alphanumeric    boolean     not null,
    recipient       text        not null,
    body            text        not null,
    received_at     timestamptz not null,
    -- much later than received_at: the SMSC may not have waited for our answer
    stored_at       timestamptz not null,
    fingerprint     text        not null,
    session         text        not null,
    sequence        integer     not null,
    state           text        not null check (state in ('received', 'done', 'failed')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    interaction     uuid,
    -- rated, already-rated, helped, recorded
    outcome         text,
    -- when an automatic answer was given
    answered_at     timestamptz,
    check ((state = 'done') = (outcome is not null))
);

create index inbound_text_todo on channels.inbound_text (next_attempt_at) where state = 'received';
create index inbound_text_sender on channels.inbound_text (sender, received_at);
