-- Months of record time that are over. Once no writer can write to a month any more, its sums are kept here, so that a
-- balance as of any time never adds up a whole history: docs/reads.md. Months are named by their first day, UTC.

create table closed_month (
    month           date        primary key check (extract(day from month) = 1),
    -- From here on nothing is posted to this month or to one before it: the trigger below refuses it.
    fenced_at       timestamptz not null,
    -- When its sums were complete; until then reads go to the entries themselves.
    closed_at       timestamptz,
    entries         bigint      not null default 0,
    -- The latest value time of an entry of the month; null when it has none.
    last_value_time timestamptz,
    -- Set while its entries are not a part of the table entry: they are in entry_yYYYYmMM, or in somebody's archive.
    detached_at     timestamptz,
    check (detached_at is null or closed_at is not null)
);

-- What an account's entries of one month of record time and one month of value time come to. The first and the last
-- are by value time, then event id: what a question cuts in two must be read from the entries.
create table month_account (
    month            date        not null references closed_month,
    account_id       text        collate "C" not null,
    currency         char(3)     collate "C" not null,
    value_month      date        not null,
    amount_minor     numeric     not null,
    entries          bigint      not null check (entries > 0),
    first_value_time timestamptz not null,
    first_event_id   text        collate "C" not null,
    last_value_time  timestamptz not null,
    last_event_id    text        collate "C" not null,
    primary key (account_id, currency, month, value_month)
);

-- Rows come month by month, so a block range index of a few pages finds a month.
create index month_account_month on month_account using brin (month) with (pages_per_range = 16);

-- The same over all accounts, by day of value time, for the trial balance.
create table month_currency (
    month            date        not null references closed_month,
    currency         char(3)     collate "C" not null,
    kind             text        not null check (kind in ('EVENT', 'CORRECTION')),
    value_day        date        not null,
    amount_minor     numeric     not null,
    entries          bigint      not null check (entries > 0),
    first_value_time timestamptz not null,
    last_value_time  timestamptz not null,
    primary key (month, currency, kind, value_day)
);

-- What was posted to the ledger's own accounts in the month.
create table month_contra (
    month        date    not null references closed_month,
    account_id   text    collate "C" not null check (account_id like '@%'),
    currency     char(3) collate "C" not null,
    amount_minor numeric not null,
    postings     bigint  not null check (postings > 0),
    primary key (account_id, currency, month)
);

-- One row a batch, so these cost posting next to nothing: which batches are of a time, and which one holds an offset.
create index batch_recorded_at on batch (recorded_at);
create index batch_last_offset on batch (partition_id, last_offset);

-- A writer whose clock is more than a month behind would change sums that are taken as final.
create function refuse_closed_month() returns trigger language plpgsql as $$
declare
    closed date := (select max(month) from closed_month);
begin
    if new.recorded_at < (closed + interval '1 month') at time zone 'UTC' then
        raise exception 'the record time % lies in or before %, which is closed: set the clock of the process that posts',
            to_char(new.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(closed, 'YYYY-MM')
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger batch_not_in_closed_month before insert on batch
    for each row execute function refuse_closed_month();
