-- Texts people reply with again and again. What differs from case to case stands in braces and is filled in when used.
CREATE TABLE ticketing.reply_template
(
    id              UUID PRIMARY KEY,
    owner_id        UUID        NOT NULL,
    -- Whom it is shared with; null for its owner alone.
    department_code TEXT,
    name            TEXT        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    -- The cases it is made for, with all below; null for any.
    category_code   TEXT REFERENCES ticketing.category (code),
    text            TEXT        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 4000),
    text_en         TEXT CHECK (char_length(text_en) BETWEEN 1 AND 4000),
    version         BIGINT      NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX reply_template_own ON ticketing.reply_template (owner_id, name) WHERE department_code IS NULL;
CREATE UNIQUE INDEX reply_template_shared ON ticketing.reply_template (department_code, name)
    WHERE department_code IS NOT NULL;
