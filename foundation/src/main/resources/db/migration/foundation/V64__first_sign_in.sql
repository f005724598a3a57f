-- An account may be there before anybody can sign in with it. A code that the security administrator hands over, good for
-- some days and once, lets its owner set the password.
ALTER TABLE foundation.staff
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD COLUMN first_code_hash  TEXT,
    ADD COLUMN first_code_until TIMESTAMPTZ,
    ADD CHECK ((first_code_hash IS NULL) = (first_code_until IS NULL));
