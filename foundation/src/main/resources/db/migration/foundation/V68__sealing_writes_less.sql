-- Whether what is sealed may change is asked before the function is called, not in it; and the chain says itself whether a
-- seal is there, more surely than a foreign key does, which was asked for each entry.
DROP TRIGGER audit_entry_append_only ON foundation.audit_entry;
CREATE TRIGGER audit_entry_never_deleted BEFORE DELETE ON foundation.audit_entry
    FOR EACH ROW EXECUTE FUNCTION foundation.audit_is_append_only();
CREATE TRIGGER audit_entry_only_sealed BEFORE UPDATE ON foundation.audit_entry
    FOR EACH ROW WHEN (OLD.seal_number IS NOT NULL OR NEW.seal_number IS NULL
        OR (NEW.id, NEW.at, NEW.actor, NEW.actor_name, NEW.action, NEW.subject, NEW.details, NEW.code)
            IS DISTINCT FROM
                (OLD.id, OLD.at, OLD.actor, OLD.actor_name, OLD.action, OLD.subject, OLD.details, OLD.code))
    EXECUTE FUNCTION foundation.audit_is_append_only();
CREATE OR REPLACE FUNCTION foundation.audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'the audit record is append-only';
END
$$;
ALTER TABLE foundation.audit_entry DROP CONSTRAINT audit_entry_seal_number_fkey;
