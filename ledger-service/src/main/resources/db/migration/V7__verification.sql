-- Verifications of the book, and how far each has come, so that another process can go on with one. What they say can
-- be no better protected than the book itself: docs/verify.md tells what that means.

create table verification (
    verification_no    bigint generated always as identity primary key,
    verification_id    text        not null generated always as ('ver-' || verification_no::text) stored unique,
    status             text        not null default 'PENDING'
                           check (status in ('PENDING', 'RUNNING', 'GOOD', 'BROKEN', 'FAILED')),
    new_only           boolean     not null,
    -- Whether it is of all partitions, and of what belongs to none.
    whole              boolean     not null,
    requested_by       text        not null,
    requested_at       timestamptz not null,
    started_at         timestamptz,
    finished_at        timestamptz,
    stage              text        not null,
    entries_per_second bigint,
    -- What is wrong with the book as a whole, as the API shows it.
    findings           jsonb       not null default '[]',
    -- Failures in a row without a step forward.
    failures           integer     not null default 0,
    -- The process that works on it; whoever finds the time past may take it over.
    lease_owner        uuid,
    lease_until        timestamptz
);

-- One at a time: two would only slow each other down.
create unique index verification_under_way on verification ((true)) where status in ('PENDING', 'RUNNING');

create table verification_partition (
    verification_no  bigint  not null references verification on delete cascade,
    partition_id     integer not null,
    topic            text    not null,
    kafka_partition  integer not null,
    status           text    not null default 'PENDING'
                         check (status in ('PENDING', 'RUNNING', 'GOOD', 'BROKEN', 'FAILED')),
    first_batch      bigint  not null,
    total_entries    bigint  not null,
    verified_entries bigint  not null default 0,
    -- The checkpoint: the last batch that is good, and what the partition comes to there.
    batch_no         bigint  not null,
    last_offset      bigint  not null,
    recorded_at      timestamptz,
    chain_head       bytea   not null check (length(chain_head) = 32),
    seal             bytea   not null check (length(seal) = 32),
    entries          bigint  not null,
    duplicates       bigint  not null,
    conflicts        bigint  not null,
    dead_letters     bigint  not null,
    finding          jsonb,
    primary key (verification_no, partition_id)
);

create index verification_good on verification_partition (partition_id, verification_no) where status = 'GOOD';

-- Stands in a database that a rebuild fills: whose book it is to become, and how far.
create table rebuild (
    one         boolean     primary key default true check (one),
    begun_at    timestamptz not null,
    finished_at timestamptz
);

create table rebuild_partition (
    topic           text    not null,
    kafka_partition integer not null,
    -- The source's row when the rebuild began: where it ends.
    first_offset    bigint  not null,
    next_offset     bigint  not null,
    batch_no        bigint  not null,
    chain_head      bytea   not null check (length(chain_head) = 32),
    entries         bigint  not null,
    duplicates      bigint  not null,
    conflicts       bigint  not null,
    dead_letters    bigint  not null,
    primary key (topic, kafka_partition)
);
