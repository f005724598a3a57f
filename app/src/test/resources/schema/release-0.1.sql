-- The schema of release 0.1, dumped with pg_dump 18. Never edited: later migrations are tested from it.
--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA app;


--
-- Name: channels; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA channels;


--
-- Name: cti; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA cti;


--
-- Name: foundation; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA foundation;


--
-- Name: knowledgebase; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA knowledgebase;


--
-- Name: ticketing; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA ticketing;


--
-- Name: audit_is_append_only(); Type: FUNCTION; Schema: foundation; Owner: -
--

CREATE FUNCTION foundation.audit_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_entry' AND OLD.seal_number IS NULL AND NEW.seal_number IS NOT NULL
        AND (NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.details)
            IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.actor, OLD.action, OLD.subject, OLD.details) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit record is append-only';
END
$$;


--
-- Name: folded(text); Type: FUNCTION; Schema: ticketing; Owner: -
--

CREATE FUNCTION ticketing.folded(t text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(NORMALIZE(t, NFKC));


--
-- Name: history_is_append_only(); Type: FUNCTION; Schema: ticketing; Owner: -
--

CREATE FUNCTION ticketing.history_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the history of a ticket is append-only';
END
$$;


--
-- Name: pairs(text); Type: FUNCTION; Schema: ticketing; Owner: -
--

CREATE FUNCTION ticketing.pairs(t text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT COST 10000 PARALLEL SAFE
    AS $$
DECLARE
    characters TEXT[] := string_to_array(ticketing.folded(t), NULL);
BEGIN
    RETURN array_to_tsvector(ARRAY(
        SELECT one || COALESCE(next, '') FROM unnest(characters, characters[2:]) AS both_of (one, next)));
END
$$;


--
-- Name: pairs_query(text); Type: FUNCTION; Schema: ticketing; Owner: -
--

CREATE FUNCTION ticketing.pairs_query(word text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT (string_agg((((''''::text || replace(replace(pairs.pair, '\'::text, '\\'::text), ''''::text, ''''''::text)) || ''''::text) || CASE WHEN pairs.alone THEN ':*'::text ELSE ''::text END), ' & '::text))::tsquery AS string_agg FROM (SELECT (characters.c || COALESCE(lead(characters.c) OVER (ORDER BY characters.n), ''::text)) AS pair, (lead(characters.c) OVER (ORDER BY characters.n) IS NULL) AS last, (count(*) OVER () = 1) AS alone FROM unnest(string_to_array(ticketing.folded(pairs_query.word), NULL::text)) WITH ORDINALITY characters(c, n)) pairs WHERE (pairs.alone OR (NOT pairs.last)));


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: sample_city; Type: TABLE; Schema: app; Owner: -
--

CREATE TABLE app.sample_city (
    one_row boolean DEFAULT true NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    CONSTRAINT sample_city_one_row_check CHECK (one_row)
);


--
-- Name: agent_state; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.agent_state (
    agent uuid NOT NULL,
    status text NOT NULL,
    reason text,
    since timestamp with time zone NOT NULL,
    line boolean NOT NULL,
    item uuid,
    offer uuid,
    wrap_up_until timestamp with time zone,
    CONSTRAINT agent_state_check CHECK (((status = ANY (ARRAY['OFFERED'::text, 'BUSY'::text])) = (item IS NOT NULL))),
    CONSTRAINT agent_state_check1 CHECK (((status = 'OFFERED'::text) = (offer IS NOT NULL))),
    CONSTRAINT agent_state_check2 CHECK (((status <> 'READY'::text) OR line)),
    CONSTRAINT agent_state_check3 CHECK (((status = 'WRAP_UP'::text) = (wrap_up_until IS NOT NULL))),
    CONSTRAINT agent_state_status_check CHECK ((status = ANY (ARRAY['NOT_READY'::text, 'READY'::text, 'OFFERED'::text, 'BUSY'::text, 'WRAP_UP'::text])))
);


--
-- Name: inbound_part; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.inbound_part (
    id uuid NOT NULL,
    sender text NOT NULL,
    recipient text NOT NULL,
    reference integer NOT NULL,
    total smallint NOT NULL,
    number smallint NOT NULL,
    data_coding smallint NOT NULL,
    content bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    text uuid,
    CONSTRAINT inbound_part_check CHECK (((number >= 1) AND (number <= total)))
);


--
-- Name: inbound_text; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.inbound_text (
    id uuid NOT NULL,
    sender text NOT NULL,
    alphanumeric boolean NOT NULL,
    recipient text NOT NULL,
    body text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    fingerprint text NOT NULL,
    session text NOT NULL,
    sequence integer NOT NULL,
    state text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    interaction uuid,
    outcome text,
    answered_at timestamp with time zone,
    CONSTRAINT inbound_text_check CHECK (((state = 'done'::text) = (outcome IS NOT NULL))),
    CONSTRAINT inbound_text_state_check CHECK ((state = ANY (ARRAY['received'::text, 'done'::text, 'failed'::text])))
);


--
-- Name: offer; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.offer (
    id uuid NOT NULL,
    decision bigint NOT NULL,
    item uuid NOT NULL,
    agent uuid NOT NULL,
    state text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    close_reason text,
    rule text NOT NULL,
    item_waited_ms bigint NOT NULL,
    agent_idle_ms bigint NOT NULL,
    node text NOT NULL,
    CONSTRAINT offer_check CHECK (((state = 'OPEN'::text) = (closed_at IS NULL))),
    CONSTRAINT offer_rule_check CHECK ((rule = ANY (ARRAY['longest-idle'::text, 'transfer'::text]))),
    CONSTRAINT offer_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'EXPIRED'::text, 'WITHDRAWN'::text])))
);


--
-- Name: offer_decision_seq; Type: SEQUENCE; Schema: channels; Owner: -
--

ALTER TABLE channels.offer ALTER COLUMN decision ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME channels.offer_decision_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: outbound_text; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.outbound_text (
    id uuid NOT NULL,
    place bigint NOT NULL,
    key text NOT NULL,
    recipient text NOT NULL,
    body text NOT NULL,
    ticket uuid,
    ticket_number text,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    interaction uuid,
    reason text,
    sent_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT outbound_text_check CHECK (((state = 'sending'::text) = (lease_until IS NOT NULL))),
    CONSTRAINT outbound_text_check1 CHECK (((state = ANY (ARRAY['delivered'::text, 'failed'::text, 'expired'::text, 'not-allowed'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT outbound_text_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'expired'::text, 'not-allowed'::text])))
);


--
-- Name: outbound_text_place_seq; Type: SEQUENCE; Schema: channels; Owner: -
--

ALTER TABLE channels.outbound_text ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME channels.outbound_text_place_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: text_receipt; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.text_receipt (
    id bigint NOT NULL,
    message_ids text[] NOT NULL,
    recipient text NOT NULL,
    status text NOT NULL,
    error text,
    received_at timestamp with time zone NOT NULL,
    matched_text uuid
);


--
-- Name: text_receipt_id_seq; Type: SEQUENCE; Schema: channels; Owner: -
--

ALTER TABLE channels.text_receipt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME channels.text_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: text_segment; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.text_segment (
    text uuid NOT NULL,
    number smallint NOT NULL,
    recipient text NOT NULL,
    state text NOT NULL,
    submitted_at timestamp with time zone,
    message_id text,
    repeats smallint DEFAULT 0 NOT NULL,
    reason text,
    CONSTRAINT text_segment_check CHECK (((state <> ALL (ARRAY['sent'::text, 'delivered'::text])) OR (message_id IS NOT NULL))),
    CONSTRAINT text_segment_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'submitting'::text, 'in-doubt'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'expired'::text])))
);


--
-- Name: work_item; Type: TABLE; Schema: channels; Owner: -
--

CREATE TABLE channels.work_item (
    id uuid NOT NULL,
    place bigint NOT NULL,
    kind text NOT NULL,
    reference text NOT NULL,
    queue text NOT NULL,
    priority integer NOT NULL,
    at_head boolean DEFAULT false NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone,
    state text NOT NULL,
    agent uuid,
    offer uuid,
    answered_at timestamp with time zone,
    accepted_at timestamp with time zone,
    ended_at timestamp with time zone,
    end_reason text,
    details jsonb NOT NULL,
    CONSTRAINT work_item_check CHECK (((state = 'OFFERED'::text) = (offer IS NOT NULL))),
    CONSTRAINT work_item_check1 CHECK (((state <> 'WAITING'::text) OR (agent IS NULL))),
    CONSTRAINT work_item_check2 CHECK (((state <> ALL (ARRAY['OFFERED'::text, 'ACTIVE'::text])) OR (agent IS NOT NULL))),
    CONSTRAINT work_item_check3 CHECK (((state <> 'ACTIVE'::text) OR (accepted_at IS NOT NULL))),
    CONSTRAINT work_item_check4 CHECK (((state = ANY (ARRAY['DONE'::text, 'ABANDONED'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT work_item_kind_check CHECK ((kind = ANY (ARRAY['CALL'::text, 'CHAT'::text, 'SMS'::text, 'CALLBACK'::text, 'TICKET'::text]))),
    CONSTRAINT work_item_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'OFFERED'::text, 'ACTIVE'::text, 'DONE'::text, 'ABANDONED'::text])))
);


--
-- Name: work_item_place_seq; Type: SEQUENCE; Schema: channels; Owner: -
--

ALTER TABLE channels.work_item ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME channels.work_item_place_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: call; Type: TABLE; Schema: cti; Owner: -
--

CREATE TABLE cti.call (
    id uuid NOT NULL,
    node text NOT NULL,
    unique_id text NOT NULL,
    leg text NOT NULL,
    account text,
    number text,
    state text NOT NULL,
    interaction_id uuid NOT NULL,
    item_id uuid,
    offer_id uuid,
    agent_id uuid,
    began_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    ended_at timestamp with time zone,
    result text,
    recording text DEFAULT 'NONE'::text NOT NULL,
    CONSTRAINT call_check CHECK (((state <> ALL (ARRAY['RINGING'::text, 'TALKING'::text])) OR ((agent_id IS NOT NULL) AND (offer_id IS NOT NULL)))),
    CONSTRAINT call_check1 CHECK (((state <> 'TALKING'::text) OR (answered_at IS NOT NULL))),
    CONSTRAINT call_check2 CHECK (((state = 'ENDED'::text) = (ended_at IS NOT NULL))),
    CONSTRAINT call_recording_check CHECK ((recording = ANY (ARRAY['NONE'::text, 'EXPECTED'::text, 'KEPT'::text, 'MISSING'::text]))),
    CONSTRAINT call_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'RINGING'::text, 'TALKING'::text, 'ENDED'::text])))
);


--
-- Name: rating_call; Type: TABLE; Schema: cti; Owner: -
--

CREATE TABLE cti.rating_call (
    ticket_id uuid NOT NULL,
    attempt integer NOT NULL,
    ticket_number text NOT NULL,
    phone text NOT NULL,
    state text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    interaction_id uuid,
    called_at timestamp with time zone,
    ended_at timestamp with time zone,
    reason text,
    CONSTRAINT rating_call_state_check CHECK ((state = ANY (ARRAY['DUE'::text, 'CALLING'::text, 'TALKING'::text, 'RATED'::text, 'FAILED'::text])))
);


--
-- Name: softphone; Type: TABLE; Schema: cti; Owner: -
--

CREATE TABLE cti.softphone (
    username text NOT NULL,
    kind text NOT NULL,
    staff_id uuid,
    hash text NOT NULL,
    ticket text,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT softphone_check CHECK (((kind = 'GUEST_BROWSER'::text) = (staff_id IS NULL))),
    CONSTRAINT softphone_kind_check CHECK ((kind = ANY (ARRAY['AGENT_BROWSER'::text, 'AGENT_TELEPHONE'::text, 'GUEST_BROWSER'::text])))
);


--
-- Name: audit_entry; Type: TABLE; Schema: foundation; Owner: -
--

CREATE TABLE foundation.audit_entry (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor uuid,
    action text NOT NULL,
    subject text NOT NULL,
    details text NOT NULL,
    seal_number bigint
);


--
-- Name: audit_seal; Type: TABLE; Schema: foundation; Owner: -
--

CREATE TABLE foundation.audit_seal (
    number bigint NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    entries integer NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_seal_entries_check CHECK ((entries > 0)),
    CONSTRAINT audit_seal_hash_check CHECK ((octet_length(hash) = 32))
);


--
-- Name: department; Type: TABLE; Schema: foundation; Owner: -
--

CREATE TABLE foundation.department (
    code text NOT NULL,
    name text NOT NULL,
    name_en text,
    level text NOT NULL,
    parent_code text,
    "position" integer NOT NULL,
    CONSTRAINT department_code_check CHECK ((code ~ '^[A-Za-z0-9._-]{1,40}$'::text)),
    CONSTRAINT department_level_check CHECK ((level = ANY (ARRAY['CITY'::text, 'DISTRICT'::text, 'STREET'::text])))
);


--
-- Name: staff; Type: TABLE; Schema: foundation; Owner: -
--

CREATE TABLE foundation.staff (
    id uuid NOT NULL,
    username text NOT NULL,
    number text NOT NULL,
    display_name text NOT NULL,
    display_name_en text,
    department_code text NOT NULL,
    roles text[] NOT NULL,
    password_hash text NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT staff_roles_check CHECK ((cardinality(roles) > 0)),
    CONSTRAINT staff_roles_check1 CHECK (((NOT (roles && ARRAY['SYSTEM_ADMIN'::text, 'SECURITY_ADMIN'::text, 'AUDIT_ADMIN'::text])) OR (cardinality(roles) = 1))),
    CONSTRAINT staff_username_check CHECK ((username ~ '^[a-z0-9._-]{2,40}$'::text))
);


--
-- Name: article; Type: TABLE; Schema: knowledgebase; Owner: -
--

CREATE TABLE knowledgebase.article (
    code text NOT NULL,
    version integer NOT NULL,
    category_code text NOT NULL,
    times_used bigint DEFAULT 0 NOT NULL,
    revision bigint NOT NULL
);


--
-- Name: article_revision; Type: SEQUENCE; Schema: knowledgebase; Owner: -
--

CREATE SEQUENCE knowledgebase.article_revision
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: article_version; Type: TABLE; Schema: knowledgebase; Owner: -
--

CREATE TABLE knowledgebase.article_version (
    code text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    title_en text,
    department_code text NOT NULL,
    category_code text NOT NULL,
    keywords text[] NOT NULL,
    body text NOT NULL,
    valid_from date NOT NULL,
    review_by date NOT NULL,
    visibility text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT article_version_body_check CHECK (((length(body) >= 1) AND (length(body) <= 100000))),
    CONSTRAINT article_version_check CHECK ((review_by >= valid_from)),
    CONSTRAINT article_version_code_check CHECK ((code ~ '^[A-Za-z0-9._-]{1,40}$'::text)),
    CONSTRAINT article_version_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200))),
    CONSTRAINT article_version_version_check CHECK ((version > 0)),
    CONSTRAINT article_version_visibility_check CHECK ((visibility = ANY (ARRAY['PUBLIC'::text, 'STAFF'::text])))
);


--
-- Name: event_publication; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_publication (
    id uuid NOT NULL,
    listener_id text NOT NULL,
    event_type text NOT NULL,
    serialized_event text NOT NULL,
    publication_date timestamp with time zone NOT NULL,
    completion_date timestamp with time zone,
    status text,
    completion_attempts integer,
    last_resubmission_date timestamp with time zone
);


--
-- Name: flyway_schema_history; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: flyway_schema_history_app; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history_app (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: flyway_schema_history_channels; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history_channels (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: flyway_schema_history_cti; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history_cti (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: flyway_schema_history_foundation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history_foundation (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: flyway_schema_history_knowledgebase; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history_knowledgebase (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: flyway_schema_history_ticketing; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flyway_schema_history_ticketing (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);


--
-- Name: spring_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spring_session (
    primary_id character(36) NOT NULL,
    session_id character(36) NOT NULL,
    creation_time bigint NOT NULL,
    last_access_time bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time bigint NOT NULL,
    principal_name character varying(100)
);


--
-- Name: spring_session_attributes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.spring_session_attributes (
    session_primary_id character(36) NOT NULL,
    attribute_name character varying(200) NOT NULL,
    attribute_bytes bytea NOT NULL
);


--
-- Name: calendar_day; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.calendar_day (
    day date NOT NULL,
    works boolean NOT NULL,
    holiday text NOT NULL
);


--
-- Name: category; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.category (
    code text NOT NULL,
    name text NOT NULL,
    name_en text,
    parent_code text,
    department_code text,
    urgency text NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT category_code_check CHECK ((code ~ '^[A-Za-z0-9._-]{1,64}$'::text)),
    CONSTRAINT category_urgency_check CHECK ((urgency = ANY (ARRAY['NORMAL'::text, 'URGENT'::text, 'EMERGENCY'::text])))
);


--
-- Name: citizen; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.citizen (
    id uuid NOT NULL,
    name text,
    language text DEFAULT 'zh-CN'::text NOT NULL,
    voice boolean DEFAULT true NOT NULL,
    sms boolean DEFAULT true NOT NULL,
    large_print boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT citizen_language_check CHECK ((language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text)),
    CONSTRAINT citizen_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 50)))
);


--
-- Name: contact_point; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.contact_point (
    kind text NOT NULL,
    value text NOT NULL,
    citizen_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT contact_point_kind_check CHECK ((kind = ANY (ARRAY['PHONE'::text, 'EMAIL'::text, 'APP'::text]))),
    CONSTRAINT contact_point_value_check CHECK (((char_length(value) >= 1) AND (char_length(value) <= 254)))
);


--
-- Name: dispatch; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.dispatch (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    department_code text NOT NULL,
    duty text DEFAULT 'LEAD'::text NOT NULL,
    status text NOT NULL,
    note text,
    dispatched_at timestamp with time zone NOT NULL,
    sign_due_at timestamp with time zone NOT NULL,
    reply_due_at timestamp with time zone NOT NULL,
    reply_because jsonb NOT NULL,
    signed_at timestamp with time zone,
    returned_at timestamp with time zone,
    return_reason text,
    replied_at timestamp with time zone,
    reply text,
    accepted_at timestamp with time zone,
    CONSTRAINT dispatch_check CHECK (((status <> ALL (ARRAY['SIGNED'::text, 'REPLIED'::text, 'ACCEPTED'::text])) OR (signed_at IS NOT NULL))),
    CONSTRAINT dispatch_check1 CHECK (((status = 'RETURNED'::text) = (returned_at IS NOT NULL))),
    CONSTRAINT dispatch_check2 CHECK (((returned_at IS NULL) = (return_reason IS NULL))),
    CONSTRAINT dispatch_check3 CHECK (((status = ANY (ARRAY['REPLIED'::text, 'ACCEPTED'::text])) = (replied_at IS NOT NULL))),
    CONSTRAINT dispatch_check4 CHECK (((replied_at IS NULL) = (reply IS NULL))),
    CONSTRAINT dispatch_check5 CHECK (((status = 'ACCEPTED'::text) = (accepted_at IS NOT NULL))),
    CONSTRAINT dispatch_duty_check CHECK ((duty = ANY (ARRAY['LEAD'::text, 'CO'::text]))),
    CONSTRAINT dispatch_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000))),
    CONSTRAINT dispatch_reply_check CHECK (((char_length(reply) >= 1) AND (char_length(reply) <= 4000))),
    CONSTRAINT dispatch_return_reason_check CHECK (((char_length(return_reason) >= 1) AND (char_length(return_reason) <= 1000))),
    CONSTRAINT dispatch_status_check CHECK ((status = ANY (ARRAY['DISPATCHED'::text, 'SIGNED'::text, 'RETURNED'::text, 'REPLIED'::text, 'ACCEPTED'::text])))
);


--
-- Name: follow_up; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.follow_up (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    calls_tried smallint DEFAULT 0 NOT NULL,
    calls_failed smallint DEFAULT 0 NOT NULL,
    next_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome text,
    grade smallint,
    via text,
    interaction_id uuid,
    CONSTRAINT follow_up_calls_tried_check CHECK ((calls_tried >= 0)),
    CONSTRAINT follow_up_check CHECK (((calls_failed >= 0) AND (calls_failed <= calls_tried))),
    CONSTRAINT follow_up_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
    CONSTRAINT follow_up_check2 CHECK (((ended_at IS NULL) = (next_at IS NOT NULL))),
    CONSTRAINT follow_up_check3 CHECK (((NOT (outcome IS DISTINCT FROM 'RATED'::text)) = (grade IS NOT NULL))),
    CONSTRAINT follow_up_check4 CHECK (((grade IS NULL) = (via IS NULL))),
    CONSTRAINT follow_up_check5 CHECK (((interaction_id IS NULL) OR (grade IS NOT NULL))),
    CONSTRAINT follow_up_grade_check CHECK (((grade >= 0) AND (grade <= 5))),
    CONSTRAINT follow_up_outcome_check CHECK ((outcome = ANY (ARRAY['RATED'::text, 'NOT_CONTACTED'::text, 'BY_HAND'::text])))
);


--
-- Name: idempotency_key; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.idempotency_key (
    person uuid NOT NULL,
    key text NOT NULL,
    content bytea NOT NULL,
    ticket_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT idempotency_key_content_check CHECK ((octet_length(content) = 32)),
    CONSTRAINT idempotency_key_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 100)))
);


--
-- Name: interaction; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.interaction (
    id uuid NOT NULL,
    channel text NOT NULL,
    inbound boolean NOT NULL,
    reference text NOT NULL,
    citizen_id uuid,
    point_kind text,
    point_value text,
    text text,
    began_at timestamp with time zone NOT NULL,
    joined_at timestamp with time zone,
    ended_at timestamp with time zone,
    result text,
    staff_id uuid,
    recording_path text,
    recording_millis bigint,
    CONSTRAINT interaction_channel_check CHECK ((channel = ANY (ARRAY['PHONE'::text, 'SMS'::text, 'CHAT'::text, 'EMAIL'::text, 'PORTAL'::text, 'KIOSK'::text, 'MOBILE'::text, 'VIDEO'::text, 'COUNTER'::text]))),
    CONSTRAINT interaction_check CHECK (((point_kind IS NULL) = (point_value IS NULL))),
    CONSTRAINT interaction_check1 CHECK (((joined_at IS NULL) = (staff_id IS NULL))),
    CONSTRAINT interaction_check2 CHECK (((ended_at IS NULL) = (result IS NULL))),
    CONSTRAINT interaction_check3 CHECK (((recording_path IS NULL) = (recording_millis IS NULL))),
    CONSTRAINT interaction_recording_millis_check CHECK ((recording_millis >= 0)),
    CONSTRAINT interaction_reference_check CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 200)))
);


--
-- Name: interaction_ticket; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.interaction_ticket (
    interaction_id uuid NOT NULL,
    ticket_id uuid NOT NULL
);


--
-- Name: ticket; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.ticket (
    id uuid NOT NULL,
    version bigint NOT NULL,
    number text NOT NULL,
    status text NOT NULL,
    type text NOT NULL,
    category_code text NOT NULL,
    urgency text NOT NULL,
    channel text NOT NULL,
    confidential boolean NOT NULL,
    citizen_id uuid,
    phone text,
    created_at timestamp with time zone NOT NULL,
    opened_by uuid,
    lead_dispatch uuid,
    lead_department text,
    due_at timestamp with time zone,
    due_because jsonb,
    closing text,
    closed_at timestamp with time zone,
    closing_note text,
    answer text,
    article_code text,
    satisfaction smallint,
    inbox_rank smallint NOT NULL,
    inbox_place bigint NOT NULL,
    CONSTRAINT ticket_answer_check CHECK (((char_length(answer) >= 1) AND (char_length(answer) <= 4000))),
    CONSTRAINT ticket_channel_check CHECK ((channel = ANY (ARRAY['PHONE'::text, 'SMS'::text, 'CHAT'::text, 'EMAIL'::text, 'PORTAL'::text, 'KIOSK'::text, 'MOBILE'::text, 'VIDEO'::text, 'COUNTER'::text]))),
    CONSTRAINT ticket_check CHECK (((type <> 'REPORT'::text) OR confidential)),
    CONSTRAINT ticket_check1 CHECK (((lead_dispatch IS NULL) = (lead_department IS NULL))),
    CONSTRAINT ticket_check10 CHECK (((NOT (closing IS DISTINCT FROM 'RATED'::text)) = (satisfaction IS NOT NULL))),
    CONSTRAINT ticket_check11 CHECK (((NOT (closing IS DISTINCT FROM 'BY_HAND'::text)) = (closing_note IS NOT NULL))),
    CONSTRAINT ticket_check12 CHECK (((inbox_rank = 4) = (status = 'CLOSED'::text))),
    CONSTRAINT ticket_check2 CHECK (((status <> 'TO_DISPATCH'::text) OR (lead_dispatch IS NULL))),
    CONSTRAINT ticket_check3 CHECK (((status = ANY (ARRAY['TO_DISPATCH'::text, 'CLOSED'::text])) OR (lead_dispatch IS NOT NULL))),
    CONSTRAINT ticket_check4 CHECK (((status = ANY (ARRAY['FOLLOW_UP'::text, 'CLOSED'::text])) = (due_at IS NULL))),
    CONSTRAINT ticket_check5 CHECK (((due_at IS NULL) = (due_because IS NULL))),
    CONSTRAINT ticket_check6 CHECK (((status = 'CLOSED'::text) = (closed_at IS NOT NULL))),
    CONSTRAINT ticket_check7 CHECK (((closed_at IS NULL) = (closing IS NULL))),
    CONSTRAINT ticket_check8 CHECK (((NOT (closing IS DISTINCT FROM 'ANSWERED_DIRECTLY'::text)) = (answer IS NOT NULL))),
    CONSTRAINT ticket_check9 CHECK (((article_code IS NULL) OR (answer IS NOT NULL))),
    CONSTRAINT ticket_closing_check CHECK ((closing = ANY (ARRAY['ANSWERED_DIRECTLY'::text, 'RATED'::text, 'NOT_CONTACTED'::text, 'NOT_ASKED'::text, 'BY_HAND'::text]))),
    CONSTRAINT ticket_inbox_rank_check CHECK (((inbox_rank >= 0) AND (inbox_rank <= 4))),
    CONSTRAINT ticket_number_check CHECK ((number ~ '^[0-9]{8}-[0-9]{6,}$'::text)),
    CONSTRAINT ticket_satisfaction_check CHECK (((satisfaction >= 0) AND (satisfaction <= 5))),
    CONSTRAINT ticket_status_check CHECK ((status = ANY (ARRAY['TO_DISPATCH'::text, 'DISPATCHED'::text, 'IN_PROGRESS'::text, 'REPLIED'::text, 'FOLLOW_UP'::text, 'CLOSED'::text]))),
    CONSTRAINT ticket_type_check CHECK ((type = ANY (ARRAY['CONSULTATION'::text, 'HELP'::text, 'COMPLAINT'::text, 'REPORT'::text, 'SUGGESTION'::text, 'PRAISE'::text]))),
    CONSTRAINT ticket_urgency_check CHECK ((urgency = ANY (ARRAY['NORMAL'::text, 'URGENT'::text, 'EMERGENCY'::text])))
);


--
-- Name: ticket_content; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.ticket_content (
    ticket_id uuid NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    address text,
    CONSTRAINT ticket_content_address_check CHECK (((char_length(address) >= 1) AND (char_length(address) <= 200))),
    CONSTRAINT ticket_content_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000))),
    CONSTRAINT ticket_content_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);


--
-- Name: ticket_count; Type: SEQUENCE; Schema: ticketing; Owner: -
--

CREATE SEQUENCE ticketing.ticket_count
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: ticket_day; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.ticket_day (
    day date NOT NULL,
    began bigint NOT NULL
);


--
-- Name: ticket_event; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.ticket_event (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    name text NOT NULL,
    staff_id uuid,
    department_code text,
    details jsonb NOT NULL,
    CONSTRAINT ticket_event_name_check CHECK ((name = ANY (ARRAY['opened'::text, 'answered'::text, 'dispatched'::text, 'signed'::text, 'returned'::text, 'replied'::text, 'approved'::text, 'sent-back'::text, 'closed'::text, 'rated'::text, 'follow-up-asked'::text, 'follow-up-called'::text])))
);


--
-- Name: time_limit; Type: TABLE; Schema: ticketing; Owner: -
--

CREATE TABLE ticketing.time_limit (
    duty text NOT NULL,
    type text NOT NULL,
    urgency text NOT NULL,
    amount integer NOT NULL,
    unit text NOT NULL,
    CONSTRAINT time_limit_amount_check CHECK ((amount > 0)),
    CONSTRAINT time_limit_duty_check CHECK ((duty = ANY (ARRAY['DISPATCH'::text, 'SIGN'::text, 'REPLY'::text, 'REVIEW'::text]))),
    CONSTRAINT time_limit_type_check CHECK ((type = ANY (ARRAY['CONSULTATION'::text, 'HELP'::text, 'COMPLAINT'::text, 'REPORT'::text, 'SUGGESTION'::text, 'PRAISE'::text]))),
    CONSTRAINT time_limit_unit_check CHECK ((unit = ANY (ARRAY['MINUTES'::text, 'HOURS'::text, 'WORKING_DAYS'::text]))),
    CONSTRAINT time_limit_urgency_check CHECK ((urgency = ANY (ARRAY['NORMAL'::text, 'URGENT'::text, 'EMERGENCY'::text])))
);


--
-- Name: sample_city sample_city_pkey; Type: CONSTRAINT; Schema: app; Owner: -
--

ALTER TABLE ONLY app.sample_city
    ADD CONSTRAINT sample_city_pkey PRIMARY KEY (one_row);


--
-- Name: agent_state agent_state_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.agent_state
    ADD CONSTRAINT agent_state_pkey PRIMARY KEY (agent);


--
-- Name: inbound_part inbound_part_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.inbound_part
    ADD CONSTRAINT inbound_part_pkey PRIMARY KEY (id);


--
-- Name: inbound_text inbound_text_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.inbound_text
    ADD CONSTRAINT inbound_text_pkey PRIMARY KEY (id);


--
-- Name: offer offer_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.offer
    ADD CONSTRAINT offer_pkey PRIMARY KEY (id);


--
-- Name: outbound_text outbound_text_key_key; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.outbound_text
    ADD CONSTRAINT outbound_text_key_key UNIQUE (key);


--
-- Name: outbound_text outbound_text_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.outbound_text
    ADD CONSTRAINT outbound_text_pkey PRIMARY KEY (id);


--
-- Name: text_receipt text_receipt_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.text_receipt
    ADD CONSTRAINT text_receipt_pkey PRIMARY KEY (id);


--
-- Name: text_segment text_segment_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.text_segment
    ADD CONSTRAINT text_segment_pkey PRIMARY KEY (text, number);


--
-- Name: work_item work_item_kind_reference_key; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.work_item
    ADD CONSTRAINT work_item_kind_reference_key UNIQUE (kind, reference);


--
-- Name: work_item work_item_pkey; Type: CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.work_item
    ADD CONSTRAINT work_item_pkey PRIMARY KEY (id);


--
-- Name: call call_node_unique_id_key; Type: CONSTRAINT; Schema: cti; Owner: -
--

ALTER TABLE ONLY cti.call
    ADD CONSTRAINT call_node_unique_id_key UNIQUE (node, unique_id);


--
-- Name: call call_pkey; Type: CONSTRAINT; Schema: cti; Owner: -
--

ALTER TABLE ONLY cti.call
    ADD CONSTRAINT call_pkey PRIMARY KEY (id);


--
-- Name: rating_call rating_call_pkey; Type: CONSTRAINT; Schema: cti; Owner: -
--

ALTER TABLE ONLY cti.rating_call
    ADD CONSTRAINT rating_call_pkey PRIMARY KEY (ticket_id, attempt);


--
-- Name: softphone softphone_pkey; Type: CONSTRAINT; Schema: cti; Owner: -
--

ALTER TABLE ONLY cti.softphone
    ADD CONSTRAINT softphone_pkey PRIMARY KEY (username);


--
-- Name: softphone softphone_staff_id_key; Type: CONSTRAINT; Schema: cti; Owner: -
--

ALTER TABLE ONLY cti.softphone
    ADD CONSTRAINT softphone_staff_id_key UNIQUE (staff_id);


--
-- Name: softphone softphone_ticket_key; Type: CONSTRAINT; Schema: cti; Owner: -
--

ALTER TABLE ONLY cti.softphone
    ADD CONSTRAINT softphone_ticket_key UNIQUE (ticket);


--
-- Name: audit_entry audit_entry_pkey; Type: CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);


--
-- Name: audit_seal audit_seal_pkey; Type: CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.audit_seal
    ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (number);


--
-- Name: department department_pkey; Type: CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.department
    ADD CONSTRAINT department_pkey PRIMARY KEY (code);


--
-- Name: staff staff_number_key; Type: CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.staff
    ADD CONSTRAINT staff_number_key UNIQUE (number);


--
-- Name: staff staff_pkey; Type: CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);


--
-- Name: staff staff_username_key; Type: CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.staff
    ADD CONSTRAINT staff_username_key UNIQUE (username);


--
-- Name: article article_pkey; Type: CONSTRAINT; Schema: knowledgebase; Owner: -
--

ALTER TABLE ONLY knowledgebase.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (code);


--
-- Name: article_version article_version_pkey; Type: CONSTRAINT; Schema: knowledgebase; Owner: -
--

ALTER TABLE ONLY knowledgebase.article_version
    ADD CONSTRAINT article_version_pkey PRIMARY KEY (code, version);


--
-- Name: event_publication event_publication_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_publication
    ADD CONSTRAINT event_publication_pkey PRIMARY KEY (id);


--
-- Name: flyway_schema_history_app flyway_schema_history_app_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history_app
    ADD CONSTRAINT flyway_schema_history_app_pk PRIMARY KEY (installed_rank);


--
-- Name: flyway_schema_history_channels flyway_schema_history_channels_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history_channels
    ADD CONSTRAINT flyway_schema_history_channels_pk PRIMARY KEY (installed_rank);


--
-- Name: flyway_schema_history_cti flyway_schema_history_cti_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history_cti
    ADD CONSTRAINT flyway_schema_history_cti_pk PRIMARY KEY (installed_rank);


--
-- Name: flyway_schema_history_foundation flyway_schema_history_foundation_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history_foundation
    ADD CONSTRAINT flyway_schema_history_foundation_pk PRIMARY KEY (installed_rank);


--
-- Name: flyway_schema_history_knowledgebase flyway_schema_history_knowledgebase_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history_knowledgebase
    ADD CONSTRAINT flyway_schema_history_knowledgebase_pk PRIMARY KEY (installed_rank);


--
-- Name: flyway_schema_history flyway_schema_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);


--
-- Name: flyway_schema_history_ticketing flyway_schema_history_ticketing_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flyway_schema_history_ticketing
    ADD CONSTRAINT flyway_schema_history_ticketing_pk PRIMARY KEY (installed_rank);


--
-- Name: spring_session_attributes spring_session_attributes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name);


--
-- Name: spring_session spring_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spring_session
    ADD CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id);


--
-- Name: calendar_day calendar_day_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.calendar_day
    ADD CONSTRAINT calendar_day_pkey PRIMARY KEY (day);


--
-- Name: category category_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.category
    ADD CONSTRAINT category_pkey PRIMARY KEY (code);


--
-- Name: citizen citizen_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.citizen
    ADD CONSTRAINT citizen_pkey PRIMARY KEY (id);


--
-- Name: contact_point contact_point_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.contact_point
    ADD CONSTRAINT contact_point_pkey PRIMARY KEY (kind, value);


--
-- Name: dispatch dispatch_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.dispatch
    ADD CONSTRAINT dispatch_pkey PRIMARY KEY (id);


--
-- Name: follow_up follow_up_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.follow_up
    ADD CONSTRAINT follow_up_pkey PRIMARY KEY (id);


--
-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (person, key);


--
-- Name: interaction interaction_channel_reference_key; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.interaction
    ADD CONSTRAINT interaction_channel_reference_key UNIQUE (channel, reference);


--
-- Name: interaction interaction_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.interaction
    ADD CONSTRAINT interaction_pkey PRIMARY KEY (id);


--
-- Name: interaction_ticket interaction_ticket_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.interaction_ticket
    ADD CONSTRAINT interaction_ticket_pkey PRIMARY KEY (interaction_id, ticket_id);


--
-- Name: ticket_content ticket_content_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket_content
    ADD CONSTRAINT ticket_content_pkey PRIMARY KEY (ticket_id);


--
-- Name: ticket_day ticket_day_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket_day
    ADD CONSTRAINT ticket_day_pkey PRIMARY KEY (day);


--
-- Name: ticket_event ticket_event_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket_event
    ADD CONSTRAINT ticket_event_pkey PRIMARY KEY (id);


--
-- Name: ticket ticket_number_key; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket
    ADD CONSTRAINT ticket_number_key UNIQUE (number);


--
-- Name: ticket ticket_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (id);


--
-- Name: time_limit time_limit_pkey; Type: CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.time_limit
    ADD CONSTRAINT time_limit_pkey PRIMARY KEY (duty, type, urgency);


--
-- Name: agent_state_ready; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX agent_state_ready ON channels.agent_state USING btree (since, agent) WHERE (status = 'READY'::text);


--
-- Name: agent_state_wrap_up; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX agent_state_wrap_up ON channels.agent_state USING btree (wrap_up_until) WHERE (status = 'WRAP_UP'::text);


--
-- Name: inbound_part_open; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX inbound_part_open ON channels.inbound_part USING btree (received_at) WHERE (text IS NULL);


--
-- Name: inbound_part_set; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX inbound_part_set ON channels.inbound_part USING btree (sender, reference, total, received_at);


--
-- Name: inbound_text_sender; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX inbound_text_sender ON channels.inbound_text USING btree (sender, received_at);


--
-- Name: inbound_text_todo; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX inbound_text_todo ON channels.inbound_text USING btree (next_attempt_at) WHERE (state = 'received'::text);


--
-- Name: offer_expiry; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX offer_expiry ON channels.offer USING btree (expires_at) WHERE (state = 'OPEN'::text);


--
-- Name: offer_item; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX offer_item ON channels.offer USING btree (item, decision);


--
-- Name: offer_open_per_agent; Type: INDEX; Schema: channels; Owner: -
--

CREATE UNIQUE INDEX offer_open_per_agent ON channels.offer USING btree (agent) WHERE (state = 'OPEN'::text);


--
-- Name: offer_open_per_item; Type: INDEX; Schema: channels; Owner: -
--

CREATE UNIQUE INDEX offer_open_per_item ON channels.offer USING btree (item) WHERE (state = 'OPEN'::text);


--
-- Name: outbound_text_due; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX outbound_text_due ON channels.outbound_text USING btree (next_attempt_at, place) WHERE (state = 'queued'::text);


--
-- Name: outbound_text_lease; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX outbound_text_lease ON channels.outbound_text USING btree (lease_until) WHERE (state = 'sending'::text);


--
-- Name: text_receipt_unmatched; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX text_receipt_unmatched ON channels.text_receipt USING btree (received_at) WHERE (matched_text IS NULL);


--
-- Name: text_segment_message; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX text_segment_message ON channels.text_segment USING btree (message_id) WHERE (message_id IS NOT NULL);


--
-- Name: work_item_enqueued; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX work_item_enqueued ON channels.work_item USING btree (enqueued_at);


--
-- Name: work_item_one_call_per_agent; Type: INDEX; Schema: channels; Owner: -
--

CREATE UNIQUE INDEX work_item_one_call_per_agent ON channels.work_item USING btree (agent) WHERE ((state = 'ACTIVE'::text) AND (kind = 'CALL'::text));


--
-- Name: work_item_open; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX work_item_open ON channels.work_item USING btree (kind, enqueued_at) WHERE (state = ANY (ARRAY['WAITING'::text, 'OFFERED'::text, 'ACTIVE'::text]));


--
-- Name: work_item_order; Type: INDEX; Schema: channels; Owner: -
--

CREATE INDEX work_item_order ON channels.work_item USING btree (queue, at_head DESC, priority DESC, enqueued_at, place) WHERE (state = ANY (ARRAY['WAITING'::text, 'OFFERED'::text]));


--
-- Name: call_of_account; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX call_of_account ON cti.call USING btree (account, began_at DESC) WHERE (account IS NOT NULL);


--
-- Name: call_of_agent; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX call_of_agent ON cti.call USING btree (agent_id) WHERE (state = ANY (ARRAY['RINGING'::text, 'TALKING'::text]));


--
-- Name: call_open; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX call_open ON cti.call USING btree (node) WHERE (state <> 'ENDED'::text);


--
-- Name: call_recording; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX call_recording ON cti.call USING btree (ended_at) WHERE ((recording = 'EXPECTED'::text) AND (state = 'ENDED'::text));


--
-- Name: rating_call_due; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX rating_call_due ON cti.rating_call USING btree (due_at) WHERE (state = 'DUE'::text);


--
-- Name: rating_call_running; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX rating_call_running ON cti.rating_call USING btree (called_at) WHERE (state = ANY (ARRAY['CALLING'::text, 'TALKING'::text]));


--
-- Name: softphone_expiry; Type: INDEX; Schema: cti; Owner: -
--

CREATE INDEX softphone_expiry ON cti.softphone USING btree (expires_at);


--
-- Name: audit_entry_by_seal; Type: INDEX; Schema: foundation; Owner: -
--

CREATE INDEX audit_entry_by_seal ON foundation.audit_entry USING btree (seal_number, id);


--
-- Name: audit_entry_by_subject; Type: INDEX; Schema: foundation; Owner: -
--

CREATE INDEX audit_entry_by_subject ON foundation.audit_entry USING btree (subject, id);


--
-- Name: audit_entry_unsealed; Type: INDEX; Schema: foundation; Owner: -
--

CREATE INDEX audit_entry_unsealed ON foundation.audit_entry USING btree (id) WHERE (seal_number IS NULL);


--
-- Name: article_by_category; Type: INDEX; Schema: knowledgebase; Owner: -
--

CREATE INDEX article_by_category ON knowledgebase.article USING btree (category_code, code);


--
-- Name: article_by_revision; Type: INDEX; Schema: knowledgebase; Owner: -
--

CREATE INDEX article_by_revision ON knowledgebase.article USING btree (revision);


--
-- Name: event_publication_by_completion_date_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_publication_by_completion_date_idx ON public.event_publication USING btree (completion_date);


--
-- Name: event_publication_serialized_event_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_publication_serialized_event_hash_idx ON public.event_publication USING hash (serialized_event);


--
-- Name: flyway_schema_history_app_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_app_s_idx ON public.flyway_schema_history_app USING btree (success);


--
-- Name: flyway_schema_history_channels_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_channels_s_idx ON public.flyway_schema_history_channels USING btree (success);


--
-- Name: flyway_schema_history_cti_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_cti_s_idx ON public.flyway_schema_history_cti USING btree (success);


--
-- Name: flyway_schema_history_foundation_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_foundation_s_idx ON public.flyway_schema_history_foundation USING btree (success);


--
-- Name: flyway_schema_history_knowledgebase_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_knowledgebase_s_idx ON public.flyway_schema_history_knowledgebase USING btree (success);


--
-- Name: flyway_schema_history_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);


--
-- Name: flyway_schema_history_ticketing_s_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX flyway_schema_history_ticketing_s_idx ON public.flyway_schema_history_ticketing USING btree (success);


--
-- Name: spring_session_ix1; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX spring_session_ix1 ON public.spring_session USING btree (session_id);


--
-- Name: spring_session_ix2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX spring_session_ix2 ON public.spring_session USING btree (expiry_time);


--
-- Name: spring_session_ix3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX spring_session_ix3 ON public.spring_session USING btree (principal_name);


--
-- Name: contact_point_of_citizen; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX contact_point_of_citizen ON ticketing.contact_point USING btree (citizen_id, created_at);


--
-- Name: dispatch_of_ticket; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX dispatch_of_ticket ON ticketing.dispatch USING btree (ticket_id, dispatched_at);


--
-- Name: follow_up_ended; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX follow_up_ended ON ticketing.follow_up USING btree (ended_at) INCLUDE (outcome, grade) WHERE (ended_at IS NOT NULL);


--
-- Name: follow_up_next; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX follow_up_next ON ticketing.follow_up USING btree (next_at) WHERE (ended_at IS NULL);


--
-- Name: follow_up_of_ticket; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX follow_up_of_ticket ON ticketing.follow_up USING btree (ticket_id, asked_at DESC);


--
-- Name: follow_up_open; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE UNIQUE INDEX follow_up_open ON ticketing.follow_up USING btree (ticket_id) WHERE (ended_at IS NULL);


--
-- Name: interaction_ticket_of_ticket; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX interaction_ticket_of_ticket ON ticketing.interaction_ticket USING btree (ticket_id);


--
-- Name: interaction_timeline; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX interaction_timeline ON ticketing.interaction USING btree (citizen_id, began_at DESC, id DESC);


--
-- Name: ticket_closed; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_closed ON ticketing.ticket USING btree (closed_at) WHERE (closed_at IS NOT NULL);


--
-- Name: ticket_content_text; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_content_text ON ticketing.ticket_content USING gin (ticketing.pairs(((title || ' '::text) || text)));


--
-- Name: ticket_due; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_due ON ticketing.ticket USING btree (due_at) WHERE (due_at IS NOT NULL);


--
-- Name: ticket_event_of_ticket; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_event_of_ticket ON ticketing.ticket_event USING btree (ticket_id, at, id);


--
-- Name: ticket_inbox; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_inbox ON ticketing.ticket USING btree (inbox_rank, inbox_place, id);


--
-- Name: ticket_inbox_of_department; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_inbox_of_department ON ticketing.ticket USING btree (lead_department, inbox_rank, inbox_place, id);


--
-- Name: ticket_number_prefix; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_number_prefix ON ticketing.ticket USING btree (number text_pattern_ops);


--
-- Name: ticket_of_citizen; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_of_citizen ON ticketing.ticket USING btree (citizen_id, created_at DESC, id DESC) WHERE (citizen_id IS NOT NULL);


--
-- Name: ticket_opened; Type: INDEX; Schema: ticketing; Owner: -
--

CREATE INDEX ticket_opened ON ticketing.ticket USING btree (created_at) INCLUDE (status, type, category_code, closing);


--
-- Name: audit_entry audit_entry_append_only; Type: TRIGGER; Schema: foundation; Owner: -
--

CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON foundation.audit_entry FOR EACH ROW EXECUTE FUNCTION foundation.audit_is_append_only();


--
-- Name: audit_seal audit_seal_append_only; Type: TRIGGER; Schema: foundation; Owner: -
--

CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE ON foundation.audit_seal FOR EACH ROW EXECUTE FUNCTION foundation.audit_is_append_only();


--
-- Name: ticket_event ticket_event_append_only; Type: TRIGGER; Schema: ticketing; Owner: -
--

CREATE TRIGGER ticket_event_append_only BEFORE DELETE OR UPDATE ON ticketing.ticket_event FOR EACH ROW EXECUTE FUNCTION ticketing.history_is_append_only();


--
-- Name: offer offer_item_fkey; Type: FK CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.offer
    ADD CONSTRAINT offer_item_fkey FOREIGN KEY (item) REFERENCES channels.work_item(id);


--
-- Name: text_segment text_segment_text_fkey; Type: FK CONSTRAINT; Schema: channels; Owner: -
--

ALTER TABLE ONLY channels.text_segment
    ADD CONSTRAINT text_segment_text_fkey FOREIGN KEY (text) REFERENCES channels.outbound_text(id);


--
-- Name: audit_entry audit_entry_seal_number_fkey; Type: FK CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.audit_entry
    ADD CONSTRAINT audit_entry_seal_number_fkey FOREIGN KEY (seal_number) REFERENCES foundation.audit_seal(number);


--
-- Name: department department_parent_code_fkey; Type: FK CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.department
    ADD CONSTRAINT department_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES foundation.department(code);


--
-- Name: staff staff_department_code_fkey; Type: FK CONSTRAINT; Schema: foundation; Owner: -
--

ALTER TABLE ONLY foundation.staff
    ADD CONSTRAINT staff_department_code_fkey FOREIGN KEY (department_code) REFERENCES foundation.department(code);


--
-- Name: article article_code_version_fkey; Type: FK CONSTRAINT; Schema: knowledgebase; Owner: -
--

ALTER TABLE ONLY knowledgebase.article
    ADD CONSTRAINT article_code_version_fkey FOREIGN KEY (code, version) REFERENCES knowledgebase.article_version(code, version);


--
-- Name: spring_session_attributes spring_session_attributes_session_primary_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.spring_session_attributes
    ADD CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id) REFERENCES public.spring_session(primary_id) ON DELETE CASCADE;


--
-- Name: category category_parent_code_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.category
    ADD CONSTRAINT category_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES ticketing.category(code);


--
-- Name: contact_point contact_point_citizen_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.contact_point
    ADD CONSTRAINT contact_point_citizen_id_fkey FOREIGN KEY (citizen_id) REFERENCES ticketing.citizen(id);


--
-- Name: dispatch dispatch_ticket_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.dispatch
    ADD CONSTRAINT dispatch_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing.ticket(id);


--
-- Name: follow_up follow_up_interaction_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.follow_up
    ADD CONSTRAINT follow_up_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES ticketing.interaction(id);


--
-- Name: follow_up follow_up_ticket_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.follow_up
    ADD CONSTRAINT follow_up_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing.ticket(id);


--
-- Name: idempotency_key idempotency_key_ticket_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.idempotency_key
    ADD CONSTRAINT idempotency_key_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing.ticket(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: interaction interaction_citizen_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.interaction
    ADD CONSTRAINT interaction_citizen_id_fkey FOREIGN KEY (citizen_id) REFERENCES ticketing.citizen(id);


--
-- Name: interaction_ticket interaction_ticket_interaction_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.interaction_ticket
    ADD CONSTRAINT interaction_ticket_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES ticketing.interaction(id);


--
-- Name: interaction_ticket interaction_ticket_ticket_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.interaction_ticket
    ADD CONSTRAINT interaction_ticket_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing.ticket(id);


--
-- Name: ticket ticket_category_code_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket
    ADD CONSTRAINT ticket_category_code_fkey FOREIGN KEY (category_code) REFERENCES ticketing.category(code);


--
-- Name: ticket ticket_citizen_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket
    ADD CONSTRAINT ticket_citizen_id_fkey FOREIGN KEY (citizen_id) REFERENCES ticketing.citizen(id);


--
-- Name: ticket_content ticket_content_ticket_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket_content
    ADD CONSTRAINT ticket_content_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing.ticket(id);


--
-- Name: ticket_event ticket_event_ticket_id_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket_event
    ADD CONSTRAINT ticket_event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticketing.ticket(id);


--
-- Name: ticket ticket_lead_dispatch_fkey; Type: FK CONSTRAINT; Schema: ticketing; Owner: -
--

ALTER TABLE ONLY ticketing.ticket
    ADD CONSTRAINT ticket_lead_dispatch_fkey FOREIGN KEY (lead_dispatch) REFERENCES ticketing.dispatch(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Data for Name: flyway_schema_history; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history VALUES (1, '1', 'event publication', 'SQL', 'V1__event_publication.sql', -856892792, 'civicline', '2026-11-22 05:42:30.90627', 22, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'spring session', 'SQL', 'V2__spring_session.sql', -1918259832, 'civicline', '2026-11-22 05:42:30.978515', 14, true);


--
-- Data for Name: flyway_schema_history_app; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history_app VALUES (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'civicline', '2026-11-22 05:42:32.640469', 0, true);
INSERT INTO public.flyway_schema_history_app VALUES (2, '1', 'sample city', 'SQL', 'V1__sample_city.sql', 113026139, 'civicline', '2026-11-22 05:42:32.658137', 14, true);


--
-- Data for Name: flyway_schema_history_channels; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history_channels VALUES (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'civicline', '2026-11-22 05:42:32.280477', 0, true);
INSERT INTO public.flyway_schema_history_channels VALUES (2, '1', 'work queue', 'SQL', 'V1__work_queue.sql', 1085905233, 'civicline', '2026-11-22 05:42:32.307245', 30, true);
INSERT INTO public.flyway_schema_history_channels VALUES (3, '2', 'texts', 'SQL', 'V2__texts.sql', 1403038571, 'civicline', '2026-11-22 05:42:32.3666', 34, true);


--
-- Data for Name: flyway_schema_history_cti; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history_cti VALUES (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'civicline', '2026-11-22 05:42:32.481674', 0, true);
INSERT INTO public.flyway_schema_history_cti VALUES (2, '1', 'calls', 'SQL', 'V1__calls.sql', -1316411793, 'civicline', '2026-11-22 05:42:32.505077', 30, true);


--
-- Data for Name: flyway_schema_history_foundation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history_foundation VALUES (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'civicline', '2026-11-22 05:42:31.366466', 0, true);
INSERT INTO public.flyway_schema_history_foundation VALUES (2, '1', 'staff departments audit', 'SQL', 'V1__staff_departments_audit.sql', 1982955826, 'civicline', '2026-11-22 05:42:31.395615', 46, true);


--
-- Data for Name: flyway_schema_history_knowledgebase; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history_knowledgebase VALUES (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'civicline', '2026-11-22 05:42:31.610218', 0, true);
INSERT INTO public.flyway_schema_history_knowledgebase VALUES (2, '1', 'articles', 'SQL', 'V1__articles.sql', -1580094813, 'civicline', '2026-11-22 05:42:31.635384', 31, true);


--
-- Data for Name: flyway_schema_history_ticketing; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flyway_schema_history_ticketing VALUES (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'civicline', '2026-11-22 05:42:31.793486', 0, true);
INSERT INTO public.flyway_schema_history_ticketing VALUES (2, '1', 'cases', 'SQL', 'V1__cases.sql', -1379304563, 'civicline', '2026-11-22 05:42:31.837317', 157, true);
INSERT INTO public.flyway_schema_history_ticketing VALUES (3, '2', 'limits and calendar', 'SQL', 'V2__limits_and_calendar.sql', -1727571601, 'civicline', '2026-11-22 05:42:32.042194', 17, true);
INSERT INTO public.flyway_schema_history_ticketing VALUES (4, '3', 'search query', 'SQL', 'V3__search_query.sql', 1666038018, 'civicline', '2026-11-22 05:42:32.077415', 10, true);
INSERT INTO public.flyway_schema_history_ticketing VALUES (5, '4', 'figures', 'SQL', 'V4__figures.sql', -192696912, 'civicline', '2026-11-22 05:42:32.110528', 10, true);
INSERT INTO public.flyway_schema_history_ticketing VALUES (6, '5', 'content apart', 'SQL', 'V5__content_apart.sql', -1709444249, 'civicline', '2026-11-22 05:42:32.143777', 23, true);


--
-- PostgreSQL database dump complete
--


INSERT INTO foundation.department (code, name, level, position) VALUES ('kept', '保留', 'CITY', 0);

-- What its migrations put in, with one limit that the city changed and a year it entered itself.
INSERT INTO ticketing.time_limit (duty, type, urgency, amount, unit)
SELECT duty, type, urgency, CASE WHEN duty = 'REPLY' AND type = 'HELP' AND urgency = 'NORMAL' THEN 3 ELSE 5 END, 'WORKING_DAYS'
FROM unnest(ARRAY['DISPATCH', 'SIGN', 'REPLY', 'REVIEW']) AS duty,
    unnest(ARRAY['CONSULTATION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE']) AS type,
    unnest(ARRAY['NORMAL', 'URGENT', 'EMERGENCY']) AS urgency;
INSERT INTO ticketing.calendar_day (day, works, holiday)
VALUES ('2026-01-01', false, 'new-year'), ('2027-01-01', false, 'new-year'), ('2027-01-02', false, 'new-year');
-- Cases as they stood: to be dispatched, in progress, replied.
INSERT INTO ticketing.category (code, name, urgency, position) VALUES ('kept', '保留', 'NORMAL', 0);
INSERT INTO ticketing.ticket (id, version, number, status, type, category_code, urgency, channel, confidential, created_at,
    lead_dispatch, lead_department, due_at, due_because, inbox_rank, inbox_place)
SELECT CAST('00000000-0000-7000-8000-00000000000' || n AS uuid), 1, '20261120-00000' || n, status, 'COMPLAINT', 'kept', 'NORMAL',
    'PHONE', FALSE, TIMESTAMPTZ '2026-11-20 02:00Z',
    CASE WHEN n > 1 THEN CAST('00000000-0000-7000-8000-0000000000d' || n AS uuid) END, CASE WHEN n > 1 THEN 'kept' END,
    TIMESTAMPTZ '2026-11-27 10:00Z',
    jsonb_build_object('duty', duty, 'type', 'COMPLAINT', 'urgency', 'NORMAL', 'amount', 5, 'unit', 'WORKING_DAYS',
        'from', '2026-11-20T02:00:00Z', 'holidays', jsonb_build_array(), 'closeOfBusiness', '18:00'), 2, 0
FROM (VALUES (1, 'TO_DISPATCH', 'DISPATCH'), (2, 'IN_PROGRESS', 'REPLY'), (3, 'REPLIED', 'REVIEW')) AS cases (n, status, duty);
INSERT INTO ticketing.dispatch (id, ticket_id, department_code, status, dispatched_at, sign_due_at, reply_due_at, reply_because,
    signed_at, replied_at, reply)
SELECT t.lead_dispatch, t.id, 'kept', CASE t.status WHEN 'REPLIED' THEN 'REPLIED' ELSE 'SIGNED' END,
    TIMESTAMPTZ '2026-11-20 02:00Z', TIMESTAMPTZ '2026-11-20 10:00Z', TIMESTAMPTZ '2026-11-21 10:00Z',
    jsonb_set(t.due_because, '{duty}', '"REPLY"'), TIMESTAMPTZ '2026-11-20 03:00Z',
    CASE t.status WHEN 'REPLIED' THEN TIMESTAMPTZ '2026-11-22 02:00Z' END, CASE t.status WHEN 'REPLIED' THEN '已办' END
FROM ticketing.ticket t WHERE t.lead_dispatch IS NOT NULL;
INSERT INTO ticketing.category (code, name, parent_code, department_code, urgency, position)
VALUES ('kept.lamps', '路灯', 'kept', 'kept', 'NORMAL', 1);
