-- A rating call may lose its number; what is forgotten next stands in an index.
alter table cti.rating_call
    alter column phone drop not null;
create index call_numbered on cti.call (began_at) where number is not null;
create index rating_call_numbered on cti.rating_call (due_at) where phone is not null;
