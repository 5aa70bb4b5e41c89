-- What reports bring beside balances, and how their files are read.

alter table report drop constraint report_format_check;
alter table report add constraint report_format_check
    check (format in ('csv', 'json', 'camt053', 'mt940', 'mt942', 'bai2'));
alter table report
    -- name/version of the profile that it was read with
    add column profile  text,
    -- the bank's time zone, in which its days begin and end
    add column zone     text   not null default 'Z',
    add column entries  bigint not null default 0,
    add column findings bigint not null default 0;

-- Where a report contradicts itself. It is compared nevertheless.
create table report_finding (
    report_no        bigint  not null references report on delete cascade,
    finding_no       integer not null,
    kind             text    not null,
    account_id       text    collate "C",
    currency         char(3) collate "C",
    line_no          integer,
    message          text    not null,
    -- stated less expected, in minor units
    difference_minor bigint,
    primary key (report_no, finding_no)
);

-- The account as reports write it, without blanks, and the account that the ledger keeps it under.
create table account_alias (
    alias      text        collate "C" primary key,
    account_id text        collate "C" not null check (account_id <> alias),
    added_at   timestamptz not null,
    added_by   text        not null
);

-- Every version stays: reports name the one that they were read with.
create table report_profile (
    name     text        collate "C" not null,
    version  integer     not null,
    -- absent once the profile is out of use
    rules    jsonb,
    saved_at timestamptz not null,
    saved_by text        not null,
    primary key (name, version)
);

create trigger report_profile_append_only before update or delete on report_profile
    for each row execute function refuse_change();
