-- Requests for more time that wait for a word: few, and read by when the reply is due.
CREATE INDEX ticket_extension ON ticketing.ticket (due_at, id) WHERE pending ->> 'kind' = 'extension';
-- Those decided, newest first.
CREATE INDEX ticket_event_extension ON ticketing.ticket_event (at, id)
    WHERE name IN ('extension-granted', 'extension-refused');
