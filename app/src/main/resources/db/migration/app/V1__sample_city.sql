CREATE SCHEMA app;

-- At most one row: this installation carries the made-up city, and since when. Never removed: pages must go on saying so.
CREATE TABLE app.sample_city
(
    one_row   BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one_row),
    name      TEXT        NOT NULL,
    name_en   TEXT        NOT NULL,
    loaded_at TIMESTAMPTZ NOT NULL
);
