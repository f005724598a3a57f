-- Where reports reach a member of staff; set by the security administrator.
ALTER TABLE foundation.staff
    ADD COLUMN email TEXT CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND char_length(email) <= 254);
