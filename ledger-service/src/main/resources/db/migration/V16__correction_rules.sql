-- Corrections that are taken back by a new entry, that expire, and that a policy makes by itself. What a policy may do is
-- checked here, not in the service: docs/four-eyes.md.

-- The policies that were ever in the settings, in the order they came into force; the last one is in force. Only the owner
-- of the tables writes here, when a process starts. Amounts are in minor units:
-- {"zone": "Europe/Prague", "rules": [{"currency": "CZK", "upTo": 100, "dailyCap": 5000, "verdicts": ["ROUNDING"]}]}
create table correction_policy (
    policy_no     bigint      generated always as identity primary key,
    policy_id     text        not null generated always as ('pol-' || policy_no::text) stored unique,
    content       text        not null check (content is json object),
    -- SHA-256 of the content in UTF-8.
    digest        bytea       not null check (length(digest) = 32),
    recorded_at   timestamptz not null,
    -- The database user, and where it came from.
    recorded_by   text        not null,
    recorded_from text        not null
);

create trigger correction_policy_append_only before update or delete on correction_policy
    for each row execute function refuse_change();
create trigger correction_policy_never_emptied before truncate on correction_policy
    for each statement execute function refuse_change();

create function record_correction_policy() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    new.digest := sha256(convert_to(new.content, 'UTF8'));
    new.recorded_at := clock_timestamp();
    new.recorded_by := session_user;
    new.recorded_from := coalesce(host(inet_client_addr()), 'the database''s own machine');
    insert into audit (at, who, what, subject, after)
    values (new.recorded_at, 'system', 'CORRECTION_POLICY_RECORDED', 'pol-' || new.policy_no,
        jsonb_build_object('policy', new.content::jsonb, 'digest', encode(new.digest, 'hex'),
            'recordedBy', new.recorded_by, 'recordedFrom', new.recorded_from));
    return new;
end
$$;

create trigger correction_policy_recorded before insert on correction_policy
    for each row execute function record_correction_policy();

-- What policies have corrected on a day of the bank: the sum of the magnitudes. The row serialises those who approve at
-- the same time, under whatever isolation.
create table correction_policy_day (
    day        date    not null,
    currency   char(3) collate "C" not null,
    used_minor bigint  not null check (used_minor >= 0),
    primary key (day, currency)
);

alter table correction
    drop constraint correction_status_check,
    add constraint correction_status_check check (status in
        ('PROPOSED', 'APPROVED', 'RELEASED', 'POSTED', 'REJECTED', 'STALE', 'EXPIRED')),
    -- The correction that this one takes back.
    add column reverses   text collate "C" references correction,
    add column expires_at timestamptz check (expires_at > proposed_at),
    -- The policy that proposed and approved it; none where persons did.
    add column policy_no  bigint references correction_policy,
    drop constraint correction_four_eyes,
    add constraint correction_four_eyes check (case
        when policy_no is null then canonical_name(checker) <> canonical_name(maker)
        else maker = 'policy' and (checker = 'policy' or status = 'REJECTED')
    end),
    -- No person has the policy's name.
    add constraint correction_policy_is_no_person check (policy_no is not null
        or (canonical_name(maker) <> 'policy' and canonical_name(checker) is distinct from 'policy'));

-- One reversal is under way or posted; after a refusal there may be another.
create unique index correction_reversed_once on correction (reverses)
    where status in ('PROPOSED', 'APPROVED', 'RELEASED', 'POSTED');
create index correction_expiry on correction (expires_at) where status = 'PROPOSED';

create or replace function guard_correction() returns trigger language plpgsql as $$
declare
    original correction;
begin
    if tg_op = 'INSERT' then
        if new.status <> 'PROPOSED' or new.checker is not null or new.decided_at is not null then
            raise exception 'a correction begins as a proposal that nobody has decided' using errcode = 'restrict_violation';
        end if;
        if new.reverses is not null then
            select * into original from correction c where c.correction_id = new.reverses;
            if not found or original.status <> 'POSTED' or original.reverses is not null then
                raise exception 'correction % cannot be reversed: it is not a posted correction', new.reverses
                    using errcode = 'restrict_violation';
            end if;
            if (new.break_no, new.account_id, new.currency, new.amount_minor, new.contra_account, new.value_time)
                is distinct from
               (original.break_no, original.account_id, original.currency, -original.amount_minor,
                   original.contra_account, original.value_time) then
                raise exception 'the reversal of correction % is not the opposite of it', new.reverses
                    using errcode = 'restrict_violation';
            end if;
        end if;
        return new;
    end if;
    if (old.correction_id, old.break_no, old.report_no, old.account_id, old.currency, old.amount_minor,
            old.contra_account, old.value_time, old.reason, old.digest, old.maker, old.proposed_at, old.reverses,
            old.expires_at, old.policy_no)
        is distinct from
       (new.correction_id, new.break_no, new.report_no, new.account_id, new.currency, new.amount_minor,
            new.contra_account, new.value_time, new.reason, new.digest, new.maker, new.proposed_at, new.reverses,
            new.expires_at, new.policy_no) then
        raise exception 'what was proposed in correction % cannot be changed', old.correction_id
            using errcode = 'restrict_violation';
    end if;
    if old.status <> 'PROPOSED' and (old.checker, old.decided_at, old.decision_note)
            is distinct from (new.checker, new.decided_at, new.decision_note) then
        raise exception 'what was decided on correction % cannot be changed', old.correction_id
            using errcode = 'restrict_violation';
    end if;
    if new.status <> old.status and (old.status, new.status) not in (
            ('PROPOSED', 'APPROVED'), ('PROPOSED', 'REJECTED'), ('PROPOSED', 'STALE'), ('PROPOSED', 'EXPIRED'),
            ('APPROVED', 'RELEASED'), ('RELEASED', 'POSTED')) then
        raise exception 'correction % cannot go from % to %', old.correction_id, old.status, new.status
            using errcode = 'restrict_violation';
    end if;
    if new.status = 'PROPOSED' and new.checker is not null then
        raise exception 'a proposal has no checker' using errcode = 'restrict_violation';
    end if;
    if old.status = 'PROPOSED' and new.status = 'APPROVED' and new.decided_at >= old.expires_at then
        raise exception 'the proposal of correction % expired at %', old.correction_id, old.expires_at
            using errcode = 'restrict_violation';
    end if;
    if old.status = 'PROPOSED' and new.status = 'EXPIRED'
            and (old.expires_at is null or new.decided_at is null or new.decided_at < old.expires_at) then
        raise exception 'the proposal of correction % has not expired', old.correction_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

-- Holds a correction of a policy to what that policy says, when it is proposed and again when it is approved. Runs as the
-- owner of the tables: the service cannot write what it looks at, except for the break. After correction_guarded.
create function hold_correction_policy() returns trigger language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    policy correction_policy;
    allowed record;
    used bigint;
begin
    if tg_op = 'UPDATE' and (old.status <> 'PROPOSED' or new.status <> 'APPROVED') then
        return new;
    end if;
    select * into policy from correction_policy p order by p.policy_no desc limit 1;
    if policy.policy_no is distinct from new.policy_no then
        raise exception 'the policy of correction % is not the one in force', new.correction_id
            using errcode = 'restrict_violation';
    end if;
    select r."upTo" as up_to, r."dailyCap" as daily_cap, r.verdicts into allowed
    from jsonb_to_recordset(policy.content::jsonb -> 'rules')
        as r (currency text, "upTo" bigint, "dailyCap" bigint, verdicts jsonb)
    where r.currency = new.currency;
    if not found or abs(new.amount_minor::numeric) > allowed.up_to or new.reverses is not null then
        raise exception 'correction % is not one that policy % makes', new.correction_id, policy.policy_id
            using errcode = 'restrict_violation';
    end if;
    perform from drift_break k
    where k.break_no = new.break_no and k.account_id = new.account_id and k.currency = new.currency
      and k.report_no = new.report_no and k.as_of = new.value_time and k.drift_minor = -new.amount_minor
      and k.status not in ('CLOSED', 'SELF_HEALED') and allowed.verdicts ? k.verdict
    for share;
    if not found then
        raise exception 'the break of correction % is not one that policy % corrects', new.correction_id,
            policy.policy_id using errcode = 'restrict_violation';
    end if;
    if tg_op = 'INSERT' then
        return new;
    end if;
    -- The day is the database's, whatever time the session gives.
    new.decided_at := clock_timestamp();
    insert into correction_policy_day as d
    values ((new.decided_at at time zone (policy.content::jsonb ->> 'zone'))::date, new.currency, abs(new.amount_minor))
    on conflict (day, currency) do update set used_minor = d.used_minor + excluded.used_minor
    returning used_minor into used;
    if used > allowed.daily_cap then
        raise exception 'correction % is above what policy % corrects in % on one day', new.correction_id,
            policy.policy_id, new.currency using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger correction_policy_held before insert or update on correction
    for each row when (new.policy_no is not null) execute function hold_correction_policy();
