-- Corrections under four eyes. The service checks; the database holds it against the service.

create table correction (
    correction_no  bigint generated always as identity unique,
    -- Derived from report, account, currency and drift: asking twice is one. It is also the event id of the entry.
    correction_id  text        collate "C" primary key,
    break_no       bigint      not null references drift_break,
    report_no      bigint      not null references report,
    account_id     text        collate "C" not null,
    currency       char(3)     collate "C" not null,
    -- What is posted on the account: the opposite of the drift.
    amount_minor   bigint      not null check (amount_minor <> 0),
    contra_account text        not null,
    value_time     timestamptz not null,
    reason         text        not null,
    -- SHA-256 over all that would be posted.
    digest         bytea       not null check (length(digest) = 32),
    maker          text        not null check (btrim(maker) <> ''),
    proposed_at    timestamptz not null,
    status         text        not null check (status in
                       ('PROPOSED', 'APPROVED', 'RELEASED', 'POSTED', 'REJECTED', 'STALE')),
    checker        text check (btrim(checker) <> ''),
    decided_at     timestamptz,
    decision_note  text,
    released_at    timestamptz,
    posted_at      timestamptz,
    constraint correction_four_eyes check (lower(btrim(checker)) <> lower(btrim(maker))),
    constraint correction_approved_by_someone check (status not in ('APPROVED', 'RELEASED', 'POSTED') or checker is not null)
);

create unique index correction_alive on correction (break_no) where status in ('PROPOSED', 'APPROVED', 'RELEASED');
create index correction_of_break on correction (break_no, correction_no desc);
create index correction_under_way on correction (correction_no) where status in ('APPROVED', 'RELEASED');

create function guard_correction() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'PROPOSED' or new.checker is not null or new.decided_at is not null then
            raise exception 'a correction begins as a proposal that nobody has decided' using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (old.correction_id, old.break_no, old.report_no, old.account_id, old.currency, old.amount_minor,
            old.contra_account, old.value_time, old.reason, old.digest, old.maker, old.proposed_at)
        is distinct from
       (new.correction_id, new.break_no, new.report_no, new.account_id, new.currency, new.amount_minor,
            new.contra_account, new.value_time, new.reason, new.digest, new.maker, new.proposed_at) then
        raise exception 'what was proposed in correction % cannot be changed', old.correction_id
            using errcode = 'restrict_violation';
    end if;
    if old.status <> 'PROPOSED' and (old.checker, old.decided_at, old.decision_note)
            is distinct from (new.checker, new.decided_at, new.decision_note) then
        raise exception 'what was decided on correction % cannot be changed', old.correction_id
            using errcode = 'restrict_violation';
    end if;
    if new.status <> old.status and (old.status, new.status) not in (
            ('PROPOSED', 'APPROVED'), ('PROPOSED', 'REJECTED'), ('PROPOSED', 'STALE'),
            ('APPROVED', 'RELEASED'), ('RELEASED', 'POSTED')) then
        raise exception 'correction % cannot go from % to %', old.correction_id, old.status, new.status
            using errcode = 'restrict_violation';
    end if;
    if new.status = 'PROPOSED' and new.checker is not null then
        raise exception 'a proposal has no checker' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger correction_guarded before insert or update on correction
    for each row execute function guard_correction();
create trigger correction_never_erased before delete on correction
    for each row execute function refuse_change();
create trigger correction_never_emptied before truncate on correction
    for each statement execute function refuse_change();
