create schema if not exists cti;

-- Calls of the hotline. What waits and who is on what is in schema channels; this is what Asterisk knows of a call.
create table cti.call (
    id             uuid        primary key,
    -- the exchange and its id of the caller's leg: how we know a caller again who comes back into our program
    node           text        not null,
    unique_id      text        not null,
    leg            text        not null,
    -- the account a browser called with
    account        text,
    number         text,
    state          text        not null check (state in ('WAITING', 'RINGING', 'TALKING', 'ENDED')),
    interaction_id uuid        not null,
    item_id        uuid,
    offer_id       uuid,
    agent_id       uuid,
    began_at       timestamptz not null,
    answered_at    timestamptz,
    ended_at       timestamptz,
    result         text,
    recording      text        not null default 'NONE' check (recording in ('NONE', 'EXPECTED', 'KEPT', 'MISSING')),
    unique (node, unique_id),
    check (state not in ('RINGING', 'TALKING') or (agent_id is not null and offer_id is not null)),
    check (state <> 'TALKING' or answered_at is not null),
    check ((state = 'ENDED') = (ended_at is not null))
);

create index call_open on cti.call (node) where state <> 'ENDED';
create index call_of_agent on cti.call (agent_id) where state in ('RINGING', 'TALKING');
create index call_of_account on cti.call (account, began_at desc) where account is not null;
create index call_recording on cti.call (ended_at) where recording = 'EXPECTED' and state = 'ENDED';

-- Telephone accounts in force. Passwords are not kept, only what Asterisk checks them with.
create table cti.softphone (
    username   text        primary key,
    kind       text        not null check (kind in ('AGENT_BROWSER', 'AGENT_TELEPHONE', 'GUEST_BROWSER')),
    staff_id   uuid        unique,
    hash       text        not null,
    -- of the secret a citizen's browser asks after its call with
    ticket     text        unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    check ((kind = 'GUEST_BROWSER') = (staff_id is null))
);

create index softphone_expiry on cti.softphone (expires_at);

-- Calling a citizen back for a mark. The event may come twice, the call must not.
create table cti.rating_call (
    ticket_id      uuid        not null,
    attempt        integer     not null,
    ticket_number  text        not null,
    phone          text        not null,
    state          text        not null check (state in ('DUE', 'CALLING', 'TALKING', 'RATED', 'FAILED')),
    due_at         timestamptz not null,
    interaction_id uuid,
    called_at      timestamptz,
    ended_at       timestamptz,
    reason         text,
    primary key (ticket_id, attempt)
);

create index rating_call_due on cti.rating_call (due_at) where state = 'DUE';
create index rating_call_running on cti.rating_call (called_at) where state in ('CALLING', 'TALKING');
