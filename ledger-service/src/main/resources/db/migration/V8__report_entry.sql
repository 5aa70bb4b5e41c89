-- The entries that a statement file (camt.053, MT940, MT942, BAI2) reports beside its balances. Amounts are in minor
-- units, credits positive.
create table report_entry (
    report_no      bigint      not null references report on delete cascade,
    -- Its place in the report, from 1.
    entry_no       integer     not null,
    account_id     text        collate "C" not null,
    currency       char(3)     collate "C" not null,
    amount_minor   bigint      not null,
    -- A date without a time is the beginning of that bank day in the report's zone.
    value_time     timestamptz not null,
    booked_time    timestamptz not null,
    -- The bank's own reference (camt AcctSvcrRef, MT :61: after //, BAI2 bank reference).
    bank_reference text,
    -- The customer's (camt EndToEndId, MT :61: owner's reference or EREF, BAI2 customer reference).
    reference      text,
    description    text,
    reversal       boolean     not null default false,
    line_no        integer,
    primary key (report_no, entry_no)
);

create index report_entry_account on report_entry (report_no, account_id, currency);
