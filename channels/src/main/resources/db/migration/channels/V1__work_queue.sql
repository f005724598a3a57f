create schema if not exists channels;

-- Whatever waits for an agent. The row is the queue: nothing of it lives in memory.
create table channels.work_item (
    id          uuid        primary key,
    -- breaks ties between items that began to wait in the same microsecond
    place       bigint      generated always as identity,
    kind        text        not null check (kind in ('CALL', 'CHAT', 'SMS', 'CALLBACK', 'TICKET')),
    reference   text        not null,
    queue       text        not null,
    priority    integer     not null,
    -- given back after a transfer: before everything else, whatever its priority
    at_head     boolean     not null default false,
    enqueued_at timestamptz not null,
    -- its carrier failed a moment ago: not again before this
    not_before  timestamptz,
    state       text        not null check (state in ('WAITING', 'OFFERED', 'ACTIVE', 'DONE', 'ABANDONED')),
    agent       uuid,
    offer       uuid,
    -- by the first agent, for the service level; accepted_at is by the present one
    answered_at timestamptz,
    accepted_at timestamptz,
    ended_at    timestamptz,
    end_reason  text,
    details     jsonb       not null,
    unique (kind, reference),
    check ((state = 'OFFERED') = (offer is not null)),
    check (state <> 'WAITING' or agent is null),
    check (state not in ('OFFERED', 'ACTIVE') or agent is not null),
    check (state <> 'ACTIVE' or accepted_at is not null),
    check ((state in ('DONE', 'ABANDONED')) = (ended_at is not null))
);

-- the router's order, and a caller's place in it
create index work_item_order on channels.work_item (queue, at_head desc, priority desc, enqueued_at, place)
    where state in ('WAITING', 'OFFERED');
create index work_item_open on channels.work_item (kind, enqueued_at) where state in ('WAITING', 'OFFERED', 'ACTIVE');
-- nobody talks to two callers at once
create unique index work_item_one_call_per_agent on channels.work_item (agent) where state = 'ACTIVE' and kind = 'CALL';
create index work_item_enqueued on channels.work_item (enqueued_at);

-- Every showing of an item to an agent, and why it was this one: the router's decision log.
create table channels.offer (
    id             uuid        primary key,
    decision       bigint      generated always as identity,
    item           uuid        not null references channels.work_item (id),
    agent          uuid        not null,
    state          text        not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    made_at        timestamptz not null,
    expires_at     timestamptz not null,
    closed_at      timestamptz,
    close_reason   text,
    rule           text        not null check (rule in ('longest-idle', 'transfer')),
    item_waited_ms bigint      not null,
    agent_idle_ms  bigint      not null,
    node           text        not null,
    check ((state = 'OPEN') = (closed_at is null))
);

create unique index offer_open_per_item on channels.offer (item) where state = 'OPEN';
create unique index offer_open_per_agent on channels.offer (agent) where state = 'OPEN';
create index offer_expiry on channels.offer (expires_at) where state = 'OPEN';
create index offer_item on channels.offer (item, decision);

create table channels.agent_state (
    agent         uuid        primary key,
    status        text        not null check (status in ('NOT_READY', 'READY', 'OFFERED', 'BUSY', 'WRAP_UP')),
    -- why not ready; while working: why not ready as soon as the work is over
    reason        text,
    since         timestamptz not null,
    line          boolean     not null,
    item          uuid,
    offer         uuid,
    wrap_up_until timestamptz,
    check ((status in ('OFFERED', 'BUSY')) = (item is not null)),
    check ((status = 'OFFERED') = (offer is not null)),
    check (status <> 'READY' or line),
    check ((status = 'WRAP_UP') = (wrap_up_until is not null))
);

create index agent_state_ready on channels.agent_state (since, agent) where status = 'READY';
create index agent_state_wrap_up on channels.agent_state (wrap_up_until) where status = 'WRAP_UP';
