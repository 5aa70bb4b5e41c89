-- One break per account, currency and cause. Its states follow its correction to the end, and one that comes back is the
-- same break.

-- What makes a difference one and the same: the events that are named; the account where one of the books does not know
-- it; rounding; otherwise the moment at which it first showed. Bounded, whatever the ids of the events are.
create function break_cause(verdict text, evidence text[], first_as_of timestamptz) returns text language sql stable
    set search_path = pg_catalog
    return case
        when verdict in ('ROUNDING', 'UNKNOWN_TO_CBS', 'UNKNOWN_TO_SHADOW') then verdict
        when cardinality(evidence) > 0 then verdict || ':' || encode(sha256(convert_to((
            select string_agg(length(id) || ':' || id, ',' order by id collate "C")
            from unnest(evidence) as named (id)), 'UTF8')), 'hex')
        else verdict || '@' || to_char(first_as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    end;

alter table drift_break
    drop constraint drift_break_status_check,
    drop constraint drift_break_suppressed_open,
    add column reopened    integer not null default 0 check (reopened >= 0),
    -- When it was over; null while it is not.
    add column ended_at    timestamptz,
    -- The as-of time of the first report that showed it.
    add column first_as_of timestamptz,
    -- What made it came after this moment; null where no earlier report says.
    add column since       timestamptz,
    add column cause       text collate "C";

update drift_break set
    status = case when status = 'OPEN' and residual_minor = 0 then 'EXPLAINED' else status end,
    ended_at = case when status in ('CLOSED', 'SELF_HEALED') then updated_at end,
    first_as_of = as_of,
    cause = break_cause(verdict, evidence, as_of);
update drift_break k set status = 'RELEASED' from correction c
where c.break_no = k.break_no and c.status = 'RELEASED' and k.status = 'APPROVED';

alter table drift_break
    alter column first_as_of set not null,
    alter column cause set not null,
    add constraint drift_break_status_check check (status in (
        'OPEN', 'EXPLAINED', 'PROPOSED', 'APPROVED', 'RELEASED', 'RECHECKING', 'CLOSED', 'SELF_HEALED')),
    add constraint drift_break_suppressed_open check (
        suppressed_until is null or status in ('OPEN', 'EXPLAINED')),
    add constraint drift_break_ended check ((ended_at is null) = (status not in ('CLOSED', 'SELF_HEALED')));

drop index drift_break_alive;
create unique index drift_break_alive on drift_break (account_id, currency, cause)
    where status not in ('CLOSED', 'SELF_HEALED');
drop index drift_break_queue;
create index drift_break_queue on drift_break (currency, (-abs(drift_minor)), break_no)
    where status not in ('CLOSED', 'SELF_HEALED');
drop index drift_break_owner;
create index drift_break_owner on drift_break (owner, currency, (-abs(drift_minor)), break_no)
    where status not in ('CLOSED', 'SELF_HEALED');
-- Whether a difference was there before.
create index drift_break_over on drift_break (account_id, currency, ended_at)
    where status in ('CLOSED', 'SELF_HEALED');
-- What is to be compared anew after a posting; few at any time.
create index drift_break_rechecking on drift_break (break_no) where status = 'RECHECKING';

-- A line is of an account's whole drift; these say what of it no break carried before.
alter table drift_line
    -- The new part, or the new drift of the break that it belongs to; 0 if there is none.
    add column fresh_minor bigint not null default 0,
    add column fresh_break bigint references drift_break,
    add column fresh_since timestamptz,
    -- Whether the report had a say on the account's breaks: no report of a later as-of time had spoken of it.
    add column has_say     boolean not null default true;

-- Finds the account that misses what another has too much of.
drop index drift_line_amount;
create index drift_line_fresh on drift_line (report_no, currency, fresh_minor);
