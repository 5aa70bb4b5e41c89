-- How reports come in: their files in parts, what is expected when, and the places that they are taken from.

-- The file of a report as it came. Earlier versions kept it in report.content, where it stays.
create table report_content (
    report_no bigint  not null references report on delete cascade,
    -- From 0.
    part_no   integer not null,
    bytes     bytea   not null,
    primary key (report_no, part_no)
);

create trigger report_content_unchanged before update on report_content
    for each row execute function refuse_change();

alter table report alter column content drop not null;

-- Which report answers an expectation: by as-of time and name, the first that came.
create index report_moment on report (as_of, received_at);

-- The whole file of a report, whichever version stored it.
create function report_file(no bigint) returns bytea language sql stable
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
    select coalesce((select string_agg(bytes, ''::bytea order by part_no) from report_content where report_no = no),
                    (select content from report where report_no = no))
$$;

-- What the core banking system owes when. Every version stays; the newest says what is expected.
create table expected_report (
    name     text        collate "C" not null,
    version  integer     not null,
    -- absent once nothing is expected any more
    rules    jsonb,
    -- Days whose deadline was before this are not expected. A change keeps it, a new beginning does not.
    since    timestamptz not null,
    saved_at timestamptz not null,
    saved_by text        not null,
    primary key (name, version)
);

create trigger expected_report_append_only before update or delete on expected_report
    for each row execute function refuse_change();

-- The moment at which a report was first found missing; stays when it comes late.
create table missing_report (
    name     text        collate "C" not null,
    day      date        not null,
    due_at   timestamptz not null,
    found_at timestamptz not null,
    primary key (name, day)
);

create trigger missing_report_append_only before update or delete on missing_report
    for each row execute function refuse_change();

-- A configured place that reports are taken from. One process reads it at a time: the one whose lease runs.
create table report_source (
    name         text        collate "C" primary key,
    holder       text,
    lease_until  timestamptz,
    -- absent while the last reading succeeded
    failure      text,
    last_read_at timestamptz
);

-- What became of each file of a source. Whoever reads the source asks here before reading a file again.
create table source_file (
    file_no     bigint      generated always as identity primary key,
    source_name text        collate "C" not null,
    -- such as a path, s3://bucket/key@etag, topic-partition@offset
    place       text        collate "C" not null,
    name        text        not null,
    report_id   text,
    -- why it was refused
    reason      text,
    at          timestamptz not null,
    unique (source_name, place),
    constraint source_file_decided check (num_nonnulls(report_id, reason) = 1)
);

create index source_file_refused on source_file (source_name, file_no desc) where reason is not null;

create trigger source_file_append_only before update or delete on source_file
    for each row execute function refuse_change();
