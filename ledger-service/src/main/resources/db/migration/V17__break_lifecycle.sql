-- The states of a break follow its correction to the end, and a break that comes back is the same one.

alter table drift_break
    drop constraint drift_break_status_check,
    drop constraint drift_break_suppressed_open,
    add column reopened    integer not null default 0 check (reopened >= 0),
    -- When it was over; null while it is not.
    add column ended_at    timestamptz,
    -- The as-of time of the first report that showed it.
    add column first_as_of timestamptz;

update drift_break set
    status = case when status = 'OPEN' and residual_minor = 0 then 'EXPLAINED' else status end,
    ended_at = case when status in ('CLOSED', 'SELF_HEALED') then updated_at end,
    first_as_of = as_of;
update drift_break k set status = 'RELEASED' from correction c
where c.break_no = k.break_no and c.status = 'RELEASED' and k.status = 'APPROVED';

alter table drift_break
    alter column first_as_of set not null,
    add constraint drift_break_status_check check (status in (
        'OPEN', 'EXPLAINED', 'PROPOSED', 'APPROVED', 'RELEASED', 'RECHECKING', 'CLOSED', 'SELF_HEALED')),
    add constraint drift_break_suppressed_open check (
        suppressed_until is null or status in ('OPEN', 'EXPLAINED')),
    add constraint drift_break_ended check ((ended_at is null) = (status not in ('CLOSED', 'SELF_HEALED')));

drop index drift_break_alive;
create unique index drift_break_alive on drift_break (account_id, currency)
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
