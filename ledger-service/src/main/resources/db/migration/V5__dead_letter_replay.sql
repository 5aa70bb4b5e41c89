-- What became of the records that could not be posted. The rows of dead_letter and event_conflict themselves are sealed
-- by the hash chain and never change, so what people do with them stands here, and refers to them by their place.

-- One row per dead letter that is no longer open. A replay that came to nothing takes its row away: it is open again.
create table dead_letter_state (
    partition_id integer     not null,
    kafka_offset bigint      not null,
    status       text        not null check (status in ('REPLAYING', 'REPLAYED', 'DISMISSED')),
    who          text        not null check (btrim(who) <> ''),
    at           timestamptz not null,
    -- Why it was dismissed.
    reason       text,
    primary key (partition_id, kafka_offset),
    constraint dead_letter_dismissed_with_reason check ((status = 'DISMISSED') = (reason is not null))
);

-- The intent to send a record again, written before it is sent, and what came of it. A crash in between leaves SENDING,
-- and it is sent once more: the book takes an event id once.
create table dead_letter_replay (
    replay_no      bigint      generated always as identity primary key,
    replay_id      text        not null generated always as ('rpl-' || replay_no::text) stored unique,
    partition_id   integer     not null,
    kafka_offset   bigint      not null,
    event_id       text        collate "C" not null,
    -- The mended event that is sent instead of the original bytes; null sends these.
    payload        bytea,
    note           text,
    asked_by       text        not null check (btrim(asked_by) <> ''),
    asked_at       timestamptz not null,
    status         text        not null default 'SENDING' check (status in
                       ('SENDING', 'SENT', 'POSTED', 'DUPLICATE', 'CONFLICT', 'DEAD_LETTER', 'UNCONFIRMED')),
    -- How often the broker did not confirm it, why it did not the last time, and when it is tried again.
    tries          integer     not null default 0,
    problem        text,
    next_try_at    timestamptz not null,
    -- Where the broker confirmed it, on the origin's topic.
    sent_at        timestamptz,
    sent_partition integer,
    sent_offset    bigint,
    settled_at     timestamptz,
    constraint dead_letter_mended_with_note check (payload is null or note is not null),
    constraint dead_letter_sent_somewhere check (status not in ('SENT', 'POSTED', 'DUPLICATE', 'CONFLICT', 'DEAD_LETTER')
        or (sent_at is not null and sent_partition is not null and sent_offset is not null))
);

-- One at a time.
create unique index dead_letter_replay_under_way on dead_letter_replay (partition_id, kafka_offset)
    where status in ('SENDING', 'SENT');
create index dead_letter_replay_of on dead_letter_replay (partition_id, kafka_offset, replay_no desc);
create index dead_letter_replay_due on dead_letter_replay (next_try_at) where status = 'SENDING';
create index dead_letter_replay_sent on dead_letter_replay (replay_no) where status = 'SENT';
create index dead_letter_replay_again on dead_letter_replay (sent_offset, sent_partition)
    where status = 'DEAD_LETTER';

create function guard_dead_letter_replay() returns trigger language plpgsql as $$
begin
    if (old.partition_id, old.kafka_offset, old.event_id, old.payload, old.note, old.asked_by, old.asked_at)
        is distinct from
       (new.partition_id, new.kafka_offset, new.event_id, new.payload, new.note, new.asked_by, new.asked_at) then
        raise exception 'what was asked for with replay % cannot be changed', old.replay_id
            using errcode = 'restrict_violation';
    end if;
    if new.status <> old.status and (old.status, new.status) not in (
            ('SENDING', 'SENT'), ('SENDING', 'UNCONFIRMED'), ('SENT', 'POSTED'), ('SENT', 'DUPLICATE'),
            ('SENT', 'CONFLICT'), ('SENT', 'DEAD_LETTER'), ('SENT', 'UNCONFIRMED')) then
        raise exception 'replay % cannot go from % to %', old.replay_id, old.status, new.status
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger dead_letter_replay_guarded before update on dead_letter_replay
    for each row execute function guard_dead_letter_replay();
create trigger dead_letter_replay_never_erased before delete on dead_letter_replay
    for each row execute function refuse_change();
create trigger dead_letter_replay_never_emptied before truncate on dead_letter_replay
    for each statement execute function refuse_change();

-- The lists show the newest first.
create index dead_letter_newest on dead_letter (recorded_at desc, partition_id desc, kafka_offset desc);
create index event_conflict_newest on event_conflict (recorded_at desc, partition_id desc, kafka_offset desc);
