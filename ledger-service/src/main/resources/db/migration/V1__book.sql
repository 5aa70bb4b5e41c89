-- The book. One topic partition is one independent part of it: it has its own writer, its own offset, its own hash
-- chain and its own balance rows, so that no two writers ever share a row, whatever happens to the topics' partition
-- counts. What an account holds is the sum of its balance rows. How it is written: docs/posting-protocol.md.

-- Ids compare by their bytes everywhere (collate "C"): in every database alike, and as the statements' order demands.

create table ledger_partition (
    partition_id     integer     generated always as identity primary key,
    topic            text        not null,
    kafka_partition  integer     not null check (kafka_partition >= 0),
    -- Raised by every writer that takes the partition over; a writer that finds another value was fenced.
    epoch            bigint      not null default 0,
    -- The truth about what was consumed; the offset committed to Kafka is a courtesy.
    next_offset      bigint      not null default 0,
    batch_no         bigint      not null default 0,
    -- Record times never go back within a partition.
    last_recorded_at timestamptz,
    -- Content chain: depends on the topic's content alone, so that a rebuild reaches the same head.
    chain_head       bytea       not null default decode(repeat('00', 32), 'hex') check (length(chain_head) = 32),
    -- Seal chain: over the batches, with their record times.
    seal             bytea       not null default decode(repeat('00', 32), 'hex') check (length(seal) = 32),
    -- Totals of the partition's batches, so that no question about progress scans the book.
    entries          bigint      not null default 0,
    duplicates       bigint      not null default 0,
    conflicts        bigint      not null default 0,
    dead_letters     bigint      not null default 0,
    unique (topic, kafka_partition)
) with (fillfactor = 50);

create table batch (
    partition_id    integer     not null references ledger_partition,
    batch_no        bigint      not null,
    first_offset    bigint      not null,
    last_offset     bigint      not null check (last_offset >= first_offset),
    recorded_at     timestamptz not null,
    entries         integer     not null,
    duplicates      integer     not null,
    conflicts       integer     not null,
    dead_letters    integer     not null,
    chain_head      bytea       not null check (length(chain_head) = 32),
    seal            bytea       not null check (length(seal) = 32),
    primary key (partition_id, batch_no)
);

-- Ids seen are kept for good, independent of Kafka's retention. The content hash tells a repetition from a conflict.
create table event_seen (
    event_id     text    collate "C" primary key,
    content_hash bytea   not null check (length(content_hash) = 32),
    partition_id integer not null,
    kafka_offset bigint  not null
);

-- Amounts are in minor units of the currency (ISO 4217), signed from the account holder's view: credits positive.
-- Partitioned by the month (UTC) of record time; the service creates the months ahead of need.
create table entry (
    partition_id integer     not null,
    kafka_offset bigint      not null,
    recorded_at  timestamptz not null,
    batch_no     bigint      not null,
    kind         text        not null check (kind in ('EVENT', 'CORRECTION')),
    event_id     text        collate "C" not null,
    account_id   text        collate "C" not null,
    currency     char(3)     collate "C" not null,
    amount_minor bigint      not null check (amount_minor <> 0),
    value_time   timestamptz not null,
    -- Whether the account was below zero after this entry, when it was posted.
    overdraft    boolean     not null,
    reference    text,
    description  text,
    chain_hash   bytea       not null check (length(chain_hash) = 32),
    primary key (partition_id, kafka_offset, recorded_at)
) partition by range (recorded_at);

create index entry_statement on entry (account_id, currency, value_time, event_id);

-- Accounts that begin with '@' are the ledger's own: @control is the contra of events, @drift-suspense of corrections.
-- They stand here too, one row per partition, so that the sum over all rows of a currency is zero at every commit.
create table balance (
    account_id      text        collate "C" not null,
    currency        char(3)     collate "C" not null,
    partition_id    integer     not null references ledger_partition,
    balance_minor   bigint      not null,
    entries         bigint      not null,
    -- The latest by value time, then event id; null for the ledger's own accounts.
    last_event_id   text        collate "C",
    last_value_time timestamptz,
    primary key (account_id, currency, partition_id)
) with (fillfactor = 70);

-- The customers' accounts, opened by their first entry. Partitions is how many balance rows there are.
create table account (
    account_id text        collate "C" not null check (account_id not like '@%'),
    currency   char(3)     collate "C" not null,
    partitions integer     not null,
    primary key (account_id, currency)
) with (fillfactor = 90);

-- A message from one partition to another: there are balance rows of this account elsewhere too. Read by deleting.
-- Without keys on purpose: whoever leaves a message holds rows of accounts, and must never wait for the one it is for.
create table account_shared (
    partition_id integer not null,
    account_id   text    collate "C" not null,
    currency     char(3) collate "C" not null
);

create index account_shared_to on account_shared (partition_id);

-- The journal of the ledger's own accounts: the contra of a batch, one row per currency.
create table control_posting (
    partition_id integer not null,
    batch_no     bigint  not null,
    account_id   text    collate "C" not null check (account_id like '@%'),
    currency     char(3) collate "C" not null,
    amount_minor bigint  not null,
    primary key (partition_id, batch_no, account_id, currency),
    foreign key (partition_id, batch_no) references batch
);

-- An id that came again with other content: not posted, never ignored.
create table event_conflict (
    partition_id integer     not null,
    kafka_offset bigint      not null,
    event_id     text        collate "C" not null,
    recorded_at  timestamptz not null,
    payload      bytea       not null,
    primary key (partition_id, kafka_offset)
);

-- Records that cannot be read, with their original bytes; also on the topic transactions.dead-letter.
create table dead_letter (
    partition_id integer     not null,
    kafka_offset bigint      not null,
    recorded_at  timestamptz not null,
    reason       text        not null,
    record_key   bytea,
    payload      bytea,
    primary key (partition_id, kafka_offset)
);
