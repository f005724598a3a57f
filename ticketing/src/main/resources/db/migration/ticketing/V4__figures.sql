-- Figures over a period are read from the index alone.
DROP INDEX ticketing.ticket_opened;
CREATE INDEX ticket_opened ON ticketing.ticket (created_at) INCLUDE (status, type, category_code, closing);
DROP INDEX ticketing.follow_up_ended;
CREATE INDEX follow_up_ended ON ticketing.follow_up (ended_at) INCLUDE (outcome, grade) WHERE ended_at IS NOT NULL;
