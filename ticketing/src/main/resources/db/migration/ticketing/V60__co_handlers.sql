-- Co-handlers (协办) have rows in ticketing.dispatch beside the lead's: DISPATCHED, SIGNED, REPLIED (told the lead),
-- RETURNED (declined) or WITHDRAWN (released, or no longer needed).
CREATE UNIQUE INDEX dispatch_helps_once ON ticketing.dispatch (ticket_id, department_code)
    WHERE duty = 'CO' AND status IN ('DISPATCHED', 'SIGNED');
-- Whose case it is too, and what a department helps with.
CREATE INDEX dispatch_helpers ON ticketing.dispatch (ticket_id, dispatched_at) WHERE duty = 'CO';
CREATE INDEX dispatch_helped ON ticketing.dispatch (department_code, ticket_id) WHERE duty = 'CO';
