-- How the entries of reports match the shadow's events, and the rules that say so.

-- One row per match, in the order in which they are shown. Ids are those of entry.event_id and report_entry.entry_no.
create table entry_match (
    match_no         bigint generated always as identity primary key,
    match_id         text    not null generated always as ('mat-' || match_no::text) stored,
    report_no        bigint  not null references report on delete cascade,
    account_id       text    collate "C" not null,
    currency         char(3) collate "C" not null,
    kind             text    not null check (
        kind in ('ONE_TO_ONE', 'ONE_TO_MANY', 'MANY_TO_ONE', 'AMBIGUOUS', 'ONLY_SHADOW', 'ONLY_CBS')),
    rule             text    not null,
    confidence       integer not null check (confidence between 0 and 100),
    events           text[]  not null,
    entries          integer[] not null,
    -- The events that count in the period less the entries, in minor units.
    difference_minor bigint  not null,
    explanation      text    not null
);

create index entry_match_report on entry_match (report_no, match_no);
create index entry_match_kind on entry_match (report_no, kind, match_no);
create index entry_match_account on entry_match (report_no, account_id, match_no);

-- Every version stays, so that it can be said by which rules a report was matched.
create table matching_rule (
    name     text        collate "C" not null,
    version  integer     not null,
    -- absent once the rule is out of use
    rule     jsonb,
    saved_at timestamptz not null,
    saved_by text        not null,
    primary key (name, version)
);

create trigger matching_rule_append_only before update or delete on matching_rule
    for each row execute function refuse_change();
