-- A month is fenced, then closed, then detached, attached, and detached again; what it came to never changes once it is
-- closed. Reads take its sums for its entries, so the service itself must not be able to say otherwise.

create function guard_closed_month() returns trigger language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.closed_at is not null then
            raise exception 'the month % begins as fenced, not as closed', new.month using errcode = 'restrict_violation';
        end if;
    elsif (new.month, new.fenced_at) is distinct from (old.month, old.fenced_at) then
        raise exception 'the fence of the month % cannot be changed', old.month using errcode = 'restrict_violation';
    elsif old.closed_at is not null and (new.closed_at, new.entries, new.last_value_time)
            is distinct from (old.closed_at, old.entries, old.last_value_time) then
        raise exception 'the month % is closed: what it came to cannot be changed', old.month
            using errcode = 'restrict_violation';
    elsif new.detached_at is not null and old.detached_at is not null and new.detached_at <> old.detached_at then
        raise exception 'the month % is detached already', old.month using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger closed_month_guarded before insert or update on closed_month
    for each row execute function guard_closed_month();
create trigger closed_month_never_deleted before delete on closed_month
    for each row execute function refuse_change();
create trigger closed_month_never_emptied before truncate on closed_month
    for each statement execute function refuse_change();
