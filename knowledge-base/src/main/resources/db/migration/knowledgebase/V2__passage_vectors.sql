-- What passages mean, as the sentence model says: 10 to 15 ms of work each, kept so that a start or a rebuild of the
-- index does not do it again. By the text, not by the article: what did not change keeps its vector.
CREATE TABLE knowledgebase.passage_vector
(
    model  TEXT  NOT NULL,
    hash   BYTEA NOT NULL CHECK (length(hash) = 32),
    vector BYTEA NOT NULL CHECK (length(vector) = 512),
    PRIMARY KEY (model, hash)
);
