-- The audit trail: every act, in the transaction of the act. Rows are only ever added; the triggers hold that against
-- the service's own mistakes. (Whoever owns the tables can drop a trigger: grant the service less where that matters.)

create table audit (
    audit_no bigint generated always as identity primary key,
    at       timestamptz not null,
    who      text        not null,
    -- Such as REPORT_RECEIVED, CORRECTION_APPROVED, BREAK_CLOSED.
    what     text        not null,
    -- The id of what it was done to: a report, a correction, a break.
    subject  text        not null,
    before   jsonb,
    after    jsonb,
    trace_id text
);

create index audit_subject on audit (subject, audit_no);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger audit_append_only before update or delete on audit
    for each row execute function refuse_change();
create trigger audit_never_emptied before truncate on audit
    for each statement execute function refuse_change();
