-- What is forgotten next, by age and by person.
create index outbound_text_created on channels.outbound_text (created_at);
create index inbound_text_received on channels.inbound_text (received_at);
create index work_item_named on channels.work_item (enqueued_at) where details ->> 'from' is not null;
