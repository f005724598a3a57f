-- Texts to one number go out one after the other, in the order they were written.
create index outbound_text_waiting on channels.outbound_text (recipient, place) where state in ('queued', 'sending');
