-- How old a break is, and what people put beside it.

-- The as-of day, in the bank's zone, of the first report that showed the break: later reports do not make it younger.
alter table drift_break add column value_date date;
update drift_break set value_date = (first_as_of at time zone 'UTC')::date;
alter table drift_break alter column value_date set not null;

-- The queue by age; the like of drift_break_queue and drift_break_standing.
create index drift_break_age on drift_break (value_date, break_no) where status not in ('CLOSED', 'SELF_HEALED');
create index drift_break_standing_age on drift_break (status, value_date, break_no);
-- The breaks that a report shows.
create index drift_break_report on drift_break (report_no, currency, (-abs(drift_minor)), break_no);
-- All that the summary counts, so that it reads none of the long rows.
create index drift_break_figures on drift_break (currency, value_date) include (
        status, verdict, owner, drift_minor, residual_minor, suppressed_until)
    where status not in ('CLOSED', 'SELF_HEALED');

-- What was attached anywhere, once by its digest. Files are mostly compressed already.
create table attachment_content (
    sha256  bytea primary key check (length(sha256) = 32),
    content bytea not null check (length(content) between 1 and 10485760)
);
alter table attachment_content alter column content set storage external;

create table break_attachment (
    attachment_no bigint generated always as identity primary key,
    attachment_id text        not null generated always as ('att-' || attachment_no::text) stored unique,
    break_no      bigint      not null references drift_break,
    sha256        bytea       not null references attachment_content,
    name          text        not null check (length(name) between 1 and 200),
    content_type  text        not null check (length(content_type) between 3 and 100),
    added_at      timestamptz not null,
    added_by      text        not null check (btrim(added_by) <> ''),
    -- Attaching the same content twice is one.
    unique (break_no, sha256)
);

create trigger attachment_content_append_only before update or delete on attachment_content
    for each row execute function refuse_change();
create trigger attachment_content_never_emptied before truncate on attachment_content
    for each statement execute function refuse_change();
create trigger break_attachment_append_only before update or delete on break_attachment
    for each row execute function refuse_change();
create trigger break_attachment_never_emptied before truncate on break_attachment
    for each statement execute function refuse_change();
