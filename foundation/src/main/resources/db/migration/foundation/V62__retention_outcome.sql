-- What became of each kind: how many are still there that should be gone, and why it failed, if it did.
ALTER TABLE foundation.retention_result
    ADD COLUMN remaining BIGINT CHECK (remaining >= 0),
    ADD COLUMN failure   TEXT;
CREATE INDEX retention_result_of_kind ON foundation.retention_result (kind);
CREATE INDEX retention_run_ended ON foundation.retention_run (ended_at DESC) WHERE ended_at IS NOT NULL;
