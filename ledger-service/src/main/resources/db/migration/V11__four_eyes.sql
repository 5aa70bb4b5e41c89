-- Four eyes and the audit trail, held against the service itself where another user owns the tables: docs/four-eyes.md.
-- The service then alters no table; what it needs of that is done for it by functions that run as the owner and look
-- at nothing but this schema.

-- A person has one name, however it is typed: NFKC and case folding (Unicode 15, chapters 3.11 and 3.13), without what
-- cannot be seen. The same as UserNames in the service.
create function canonical_name(name text) returns text language sql immutable strict parallel safe
    set search_path = pg_catalog
    return regexp_replace(normalize(casefold(normalize(name, NFKC) collate pg_unicode_fast), NFKC),
        '[[:space:][:cntrl:]\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]', '', 'g');

alter table correction
    drop constraint correction_four_eyes,
    add constraint correction_four_eyes check (canonical_name(checker) <> canonical_name(maker)),
    add constraint correction_maker_named check (canonical_name(maker) <> ''),
    add constraint correction_checker_named check (canonical_name(checker) <> '');

-- A session may have temporary tables, and they would be found first.
alter function refuse_closed_month() set search_path = "${flyway:defaultSchema}", pg_temp;

-- Makes the partition of a month of record time (its first day, UTC); answers whether it was not there.
create function make_entry_month(month date) returns boolean language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    part text := to_char(month, '"entry_y"YYYY"m"MM');
    -- Not as the session would write dates.
    starts text := to_char(month, 'YYYY-MM-DD"T00:00:00Z"');
    ends text := to_char(month + interval '1 month', 'YYYY-MM-DD"T00:00:00Z"');
begin
    if month is null or extract(day from month) <> 1 or month not between '1970-01-01' and '9999-11-01' then
        raise exception '% is not the first day of a month', month using errcode = 'invalid_parameter_value';
    end if;
    -- Serialises the processes that make months at the same time.
    perform pg_advisory_xact_lock(91569797746519);
    if to_regclass(part) is not null then
        return false;
    end if;
    -- Attached rather than created in place: that lets readers and writers go on meanwhile.
    execute format('create table %I (like entry including defaults including constraints including indexes)', part);
    execute format('alter table entry attach partition %I for values from (%L) to (%L)', part,
        starts, ends);
    if session_user <> current_user then
        execute format('grant select on %I to %I', part, session_user);
    end if;
    return true;
end
$$;

-- Takes the partition of a month out of the table entry; only of one that is closed.
create function detach_entry_month(month date) returns void language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if not exists (select from closed_month c
                   where c.month = detach_entry_month.month and c.closed_at is not null and c.detached_at is null) then
        raise exception 'the month % is not one that is closed and attached', month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    execute format('alter table entry detach partition %I', to_char(month, '"entry_y"YYYY"m"MM'));
end
$$;

-- Puts it back; only of a month that is detached, and only a table of the owner's.
create function attach_entry_month(month date) returns void language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if not exists (select from closed_month c
                   where c.month = attach_entry_month.month and c.detached_at is not null) then
        raise exception 'the month % is not one that is detached', month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    execute format('alter table entry attach partition %I for values from (%L) to (%L)',
        to_char(month, '"entry_y"YYYY"m"MM'), to_char(month, 'YYYY-MM-DD"T00:00:00Z"'),
        to_char(month + interval '1 month', 'YYYY-MM-DD"T00:00:00Z"'));
end
$$;

-- The chain of the audit trail. A row waits here from the transaction of the act on, then it is sealed: in the order in
-- which rows are found, not in that of their numbers, because a number that was taken early may be committed late. So
-- no act waits for another one's seal.
create table audit_pending (
    audit_no bigint primary key
);

create table audit_seal (
    -- Without gaps, from 1.
    seal_no  bigint primary key,
    audit_no bigint not null unique,
    -- SHA-256 of the seal before (32 zero bytes for the first) and of audit_content of the row.
    hash     bytea  not null check (length(hash) = 32)
);

create trigger audit_seal_append_only before update or delete on audit_seal
    for each row execute function refuse_change();
create trigger audit_seal_never_emptied before truncate on audit_seal
    for each statement execute function refuse_change();

create function queue_audit() returns trigger language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    insert into audit_pending values (new.audit_no);
    return null;
end
$$;

insert into audit_pending select audit_no from audit;
create trigger audit_queued after insert on audit for each row execute function queue_audit();

-- What is hashed of a row: its columns in this order, each as its length in bytes, a colon, its text in UTF-8 and a
-- comma; '-,' for null. The time in microseconds since 1970, JSON as PostgreSQL writes it.
create function audit_content(a audit) returns bytea language sql stable
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
    select convert_to(string_agg(coalesce(octet_length(f) || ':' || f, '-') || ',', '' order by n), 'UTF8')
    from unnest(array[a.audit_no::text, (extract(epoch from a.at) * 1000000)::bigint::text, a.who, a.what, a.subject,
                      a.before::text, a.after::text, a.trace_id]) with ordinality as field(f, n)
$$;

-- Seals at most so many rows that wait; answers how many it sealed.
create function seal_audit(most integer) returns integer language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    last audit_seal;
    content bytea;
    sealed integer := 0;
    act audit;
begin
    if not exists (select from audit_pending) then
        return 0;
    end if;
    -- One at a time; those who read go on, and so does whoever adds to the trail.
    lock table audit_seal in share row exclusive mode;
    select * into last from audit_seal order by seal_no desc limit 1;
    if not found then
        last := row(0, 0, decode(repeat('00', 32), 'hex'));
    end if;
    for act in select a.* from audit_pending p join audit a using (audit_no) order by a.audit_no limit most loop
        content := audit_content(act);
        last := row(last.seal_no + 1, act.audit_no, sha256(last.hash || content));
        insert into audit_seal select last.*;
        delete from audit_pending p where p.audit_no = act.audit_no;
        sealed := sealed + 1;
    end loop;
    return sealed;
end
$$;

create index audit_at on audit (at, audit_no);
