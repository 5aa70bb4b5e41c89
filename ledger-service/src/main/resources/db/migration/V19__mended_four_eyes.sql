-- A mended dead letter is sent once another person has approved exactly its bytes.

alter table dead_letter_state
    drop constraint dead_letter_state_status_check,
    add constraint dead_letter_state_status_check check (status in ('PROPOSED', 'REPLAYING', 'REPLAYED', 'DISMISSED'));

alter table dead_letter_replay
    drop constraint dead_letter_replay_status_check,
    add constraint dead_letter_replay_status_check check (status in
        ('PROPOSED', 'REJECTED', 'SENDING', 'SENT', 'POSTED', 'DUPLICATE', 'CONFLICT', 'DEAD_LETTER', 'UNCONFIRMED')),
    -- What an approval names.
    add column digest        bytea generated always as (sha256(payload)) stored,
    add column checker       text,
    add column decided_at    timestamptz,
    add column decision_note text,
    add constraint dead_letter_four_eyes check (canonical_name(checker) <> canonical_name(asked_by)),
    add constraint dead_letter_checker_named check (canonical_name(checker) <> '');

drop index dead_letter_replay_under_way;
create unique index dead_letter_replay_under_way on dead_letter_replay (partition_id, kafka_offset)
    where status in ('PROPOSED', 'SENDING', 'SENT');

create or replace function guard_dead_letter_replay() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.status not in ('PROPOSED', 'SENDING') or (new.status = 'PROPOSED') <> (new.payload is not null)
                or new.checker is not null or new.decided_at is not null then
            raise exception 'a mended dead letter begins as a proposal that nobody has decided'
                using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if (old.partition_id, old.kafka_offset, old.event_id, old.payload, old.note, old.asked_by, old.asked_at)
        is distinct from
       (new.partition_id, new.kafka_offset, new.event_id, new.payload, new.note, new.asked_by, new.asked_at) then
        raise exception 'what was asked for with replay % cannot be changed', old.replay_id
            using errcode = 'restrict_violation';
    end if;
    if old.status <> 'PROPOSED' and (old.checker, old.decided_at, old.decision_note)
            is distinct from (new.checker, new.decided_at, new.decision_note) then
        raise exception 'what was decided on replay % cannot be changed', old.replay_id
            using errcode = 'restrict_violation';
    end if;
    if new.status <> old.status and (old.status, new.status) not in (
            ('PROPOSED', 'SENDING'), ('PROPOSED', 'REJECTED'),
            ('SENDING', 'SENT'), ('SENDING', 'UNCONFIRMED'), ('SENT', 'POSTED'), ('SENT', 'DUPLICATE'),
            ('SENT', 'CONFLICT'), ('SENT', 'DEAD_LETTER'), ('SENT', 'UNCONFIRMED')) then
        raise exception 'replay % cannot go from % to %', old.replay_id, old.status, new.status
            using errcode = 'restrict_violation';
    end if;
    if old.status = 'PROPOSED' and new.status = 'SENDING' and (new.checker is null or new.decided_at is null) then
        raise exception 'nobody approved replay %', old.replay_id using errcode = 'restrict_violation';
    end if;
    if new.status = 'PROPOSED' and new.checker is not null then
        raise exception 'a proposal has no checker' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

drop trigger dead_letter_replay_guarded on dead_letter_replay;
create trigger dead_letter_replay_guarded before insert or update on dead_letter_replay
    for each row execute function guard_dead_letter_replay();
