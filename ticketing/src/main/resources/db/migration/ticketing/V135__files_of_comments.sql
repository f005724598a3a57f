-- A file may come with a comment. Until the comment is sent the file is for nobody but who sent it (no audience yet); from
-- then on it is for whom the comment is for.
ALTER TABLE ticketing.attachment
    ADD COLUMN comment_id UUID REFERENCES ticketing.comment (id),
    ALTER COLUMN audience DROP NOT NULL,
    ADD CHECK (comment_id IS NULL OR audience IS NOT NULL),
    ADD CHECK (audience IS NOT NULL OR removed_at IS NULL);
CREATE INDEX attachment_of_comment ON ticketing.attachment (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX attachment_waiting ON ticketing.attachment (at) WHERE audience IS NULL;
