-- Each entry bears a code made with the city's key, each seal a signature; neither key is in the database.
-- Both are missing in what release 0.1 wrote, and so is the name of who acted: that of the account can be changed.
ALTER TABLE foundation.audit_entry
    ADD COLUMN actor_name TEXT,
    ADD COLUMN code       BYTEA CHECK (octet_length(code) = 32);
ALTER TABLE foundation.audit_seal
    ADD COLUMN key_id    TEXT,
    ADD COLUMN signature BYTEA,
    ADD CHECK ((key_id IS NULL) = (signature IS NULL));

CREATE OR REPLACE FUNCTION foundation.audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    -- one inside the other: each condition may name only what there is in its case
    IF TG_OP = 'UPDATE' THEN
        IF TG_TABLE_NAME = 'audit_entry' THEN
            IF OLD.seal_number IS NULL AND NEW.seal_number IS NOT NULL
                AND (NEW.id, NEW.at, NEW.actor, NEW.actor_name, NEW.action, NEW.subject, NEW.details, NEW.code)
                    IS NOT DISTINCT FROM
                        (OLD.id, OLD.at, OLD.actor, OLD.actor_name, OLD.action, OLD.subject, OLD.details, OLD.code) THEN
                RETURN NEW;
            END IF;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit record is append-only';
END
$$;

CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON foundation.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION foundation.audit_is_append_only();
CREATE TRIGGER audit_seal_never_emptied BEFORE TRUNCATE ON foundation.audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION foundation.audit_is_append_only();
-- An entry is written first and sealed afterwards, never the other way round.
CREATE TRIGGER audit_entry_open_at_first BEFORE INSERT ON foundation.audit_entry
    FOR EACH ROW WHEN (NEW.seal_number IS NOT NULL) EXECUTE FUNCTION foundation.audit_is_append_only();
