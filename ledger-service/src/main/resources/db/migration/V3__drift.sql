-- Reports of the core banking system, what comparing them came to, and the breaks that live across them.
-- Amounts are in minor units. Drift is shadow minus CBS.

create table report (
    report_no     bigint generated always as identity primary key,
    -- Derived from content, as-of time, basis and completeness: the same report twice is one row.
    report_id     text        not null unique,
    name          text        not null,
    sha256        bytea       not null check (length(sha256) = 32),
    format        text        not null check (format in ('csv', 'json')),
    basis         text        not null check (basis in ('VALUE', 'BOOKED')),
    as_of         timestamptz not null,
    complete      boolean     not null,
    received_at   timestamptz not null,
    received_from text        not null,
    accounts      bigint      not null,
    content       bytea       not null,
    status        text        not null default 'PENDING' check (status in ('PENDING', 'COMPARED', 'FAILED')),
    detail        text,
    compared_at   timestamptz,
    -- {"TIES": 590, "ROUNDING": 1}
    verdicts      jsonb       not null default '{}',
    -- [{"currency": "CZK", "net": -35, "gross": 35}], in minor units
    drift         jsonb       not null default '[]'
);

create index report_pending on report (report_no) where status = 'PENDING';
create index report_as_of on report (as_of desc) where status = 'COMPARED';

-- The constraint waits for the commit, so that the intake can name both lines of a duplicate before it strikes.
create table report_balance (
    report_no      bigint  not null references report on delete cascade,
    account_id     text    collate "C" not null,
    currency       char(3) collate "C" not null,
    reported_minor bigint  not null,
    line_no        integer not null,
    primary key (report_no, account_id, currency) deferrable initially deferred
);

-- Where every partition ended when the report came: until the book has reached all of these, nothing is compared.
create table report_watermark (
    report_no       bigint  not null references report on delete cascade,
    topic           text    collate "C" not null,
    kafka_partition integer not null,
    end_offset      bigint  not null,
    primary key (report_no, topic, kafka_partition)
);

create table drift_break (
    break_no       bigint generated always as identity primary key,
    break_id       text        not null generated always as ('brk-' || break_no::text) stored unique,
    account_id     text        collate "C" not null,
    currency       char(3)     collate "C" not null,
    status         text        not null check (status in ('OPEN', 'PROPOSED', 'APPROVED', 'CLOSED', 'SELF_HEALED')),
    verdict        text        not null,
    drift_minor    bigint      not null,
    -- Absent when the CBS does not report the account.
    reported_minor bigint,
    -- Absent when the shadow does not know the account.
    shadow_minor   bigint,
    explanation    text        not null,
    residual_minor bigint      not null,
    -- Ids of the events that the explanation names.
    evidence       text[]      not null default '{}',
    as_of          timestamptz not null,
    basis          text        not null,
    report_no      bigint      not null references report,
    opened_at      timestamptz not null,
    updated_at     timestamptz not null
);

-- One at a time lives per account and currency; a difference that comes back after the end of one is a new one.
create unique index drift_break_alive on drift_break (account_id, currency)
    where status in ('OPEN', 'PROPOSED', 'APPROVED');
create index drift_break_queue on drift_break (currency, abs(drift_minor) desc, break_no);

create table break_history (
    break_no   bigint      not null references drift_break,
    history_no bigint generated always as identity,
    at         timestamptz not null,
    who        text        not null,
    what       text        not null,
    primary key (break_no, history_no)
);

create trigger break_history_append_only before update or delete on break_history
    for each row execute function refuse_change();

-- What does not tie. Lines that tie are counted in the report's verdicts, nothing more.
create table drift_line (
    report_no      bigint  not null references report on delete cascade,
    account_id     text    collate "C" not null,
    currency       char(3) collate "C" not null,
    reported_minor bigint,
    shadow_minor   bigint,
    drift_minor    bigint  not null check (drift_minor <> 0),
    verdict        text    not null,
    explanation    text    not null,
    residual_minor bigint  not null,
    evidence       text[]  not null default '{}',
    break_no       bigint references drift_break,
    primary key (report_no, account_id, currency)
);

-- A balance as of a moment is the balance now minus what came after: these two find what came after. Value times and
-- record times grow with the table, so a block range index of a few pages does for millions of entries.
create index entry_value_time on entry using brin (value_time) with (pages_per_range = 16, autosummarize = on);
create index entry_correction on entry (value_time) where kind = 'CORRECTION';
