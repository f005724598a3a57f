CREATE SCHEMA foundation;

CREATE TABLE foundation.department
(
    code        TEXT PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9._-]{1,40}$'),
    name        TEXT    NOT NULL,
    name_en     TEXT,
    level       TEXT    NOT NULL CHECK (level IN ('CITY', 'DISTRICT', 'STREET')),
    parent_code TEXT REFERENCES foundation.department (code),
    position    INTEGER NOT NULL
);

CREATE TABLE foundation.staff
(
    id              UUID PRIMARY KEY,
    username        TEXT        NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9._-]{2,40}$'),
    number          TEXT        NOT NULL UNIQUE,
    display_name    TEXT        NOT NULL,
    display_name_en TEXT,
    department_code TEXT        NOT NULL REFERENCES foundation.department (code),
    roles           TEXT[]      NOT NULL CHECK (cardinality(roles) > 0),
    password_hash   TEXT        NOT NULL,
    enabled         BOOLEAN     NOT NULL DEFAULT TRUE,
    failures        INTEGER     NOT NULL DEFAULT 0,
    locked_until    TIMESTAMPTZ,
    created_at      TIMESTAMPTZ NOT NULL,
    -- 三权分立: the three administrators are never one person, and never work on cases.
    CHECK (NOT (roles && ARRAY ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']) OR cardinality(roles) = 1)
);

-- Audit entries are written without waiting for each other and sealed in batches: each seal holds the hash of its
-- entries and of the seal before it.
CREATE TABLE foundation.audit_seal
(
    number   BIGINT PRIMARY KEY,
    sealed_at TIMESTAMPTZ NOT NULL,
    entries  INTEGER     NOT NULL CHECK (entries > 0),
    hash     BYTEA       NOT NULL CHECK (octet_length(hash) = 32)
);

CREATE TABLE foundation.audit_entry
(
    id          UUID PRIMARY KEY,
    at          TIMESTAMPTZ NOT NULL,
    actor       UUID,
    action      TEXT        NOT NULL,
    subject     TEXT        NOT NULL,
    details     TEXT        NOT NULL,
    seal_number BIGINT REFERENCES foundation.audit_seal (number)
);
CREATE INDEX audit_entry_unsealed ON foundation.audit_entry (id) WHERE seal_number IS NULL;
CREATE INDEX audit_entry_by_seal ON foundation.audit_entry (seal_number, id);
CREATE INDEX audit_entry_by_subject ON foundation.audit_entry (subject, id);

CREATE FUNCTION foundation.audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_entry' AND OLD.seal_number IS NULL AND NEW.seal_number IS NOT NULL
        AND (NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.details)
            IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.actor, OLD.action, OLD.subject, OLD.details) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit record is append-only';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON foundation.audit_entry
    FOR EACH ROW EXECUTE FUNCTION foundation.audit_is_append_only();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON foundation.audit_seal
    FOR EACH ROW EXECUTE FUNCTION foundation.audit_is_append_only();
