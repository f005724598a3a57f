-- Two who change what is known of a citizen: the second is told. The name, the wishes and the needs share one number.
ALTER TABLE ticketing.citizen
    ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
