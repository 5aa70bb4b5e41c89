-- What the service's database user may do with tables that are another's; the session that runs this owns them. The
-- service's name is in the setting shadowledger.service_role. Run after every migration; it says the same each time.
do $$
declare
    service name := current_setting('shadowledger.service_role');
    part record;
    rights text;
begin
    -- Processes that start at the same time would change the same rows of the catalogue.
    perform pg_advisory_xact_lock(91569797746520);

    if (select rolsuper from pg_roles where rolname = service) then
        raise exception 'the service''s database user % is a superuser: give the service one that is not', service
            using errcode = 'insufficient_privilege';
    end if;
    if pg_has_role(service, current_user, 'member') then
        raise exception 'the service''s database user % is a member of the owner %: revoke % from %',
            service, current_user, current_user, service using errcode = 'insufficient_privilege';
    end if;

    execute format('revoke create on schema %I from public, %I', current_schema(), service);
    execute format('grant usage on schema %I to %I', current_schema(), service);
    if has_schema_privilege(service, current_schema(), 'create') then
        raise exception 'the service''s database user % can still create in the schema %: let % own the database',
            service, current_schema(), current_user using errcode = 'insufficient_privilege';
    end if;

    for part in
        select c.oid, c.relname, c.relname ~ '^entry_y[0-9]{4}m[0-9]{2}$' as month
        from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
          and pg_has_role(c.relowner, 'usage')
    loop
        execute format('revoke all on table %I from public, %I', part.relname, service);
        if part.month or part.relname = 'flyway_schema_history' then
            rights := 'select';
        elsif part.relname in ('audit_pending', 'audit_seal', 'correction_policy', 'correction_policy_day') then
            rights := 'select';
        elsif part.relname in ('batch', 'entry', 'control_posting', 'event_conflict', 'dead_letter',
                               'month_account', 'month_currency', 'month_contra') then
            rights := 'select, insert';
        elsif part.relname = 'correction' then
            -- What was proposed stays as it is; what becomes of it is written here.
            select 'select, insert, update (' || string_agg(quote_ident(a.attname), ', ') || ')' into rights
            from pg_attribute a
            where a.attrelid = part.oid and a.attnum > 0 and not a.attisdropped and a.attname <> all (array[
                'correction_no', 'correction_id', 'break_no', 'report_no', 'account_id', 'currency', 'amount_minor',
                'contra_account', 'value_time', 'reason', 'digest', 'maker', 'proposed_at', 'reverses', 'expires_at',
                'policy_no']);
        else
            -- A table whose rows a trigger keeps as they are gets no right to change them either; bits of tgtype are
            -- those of catalog/pg_trigger.h.
            select 'select, insert'
                || case when bool_or(t.tgtype & 16 <> 0) then '' else ', update' end
                || case when bool_or(t.tgtype & 8 <> 0) then '' else ', delete' end into rights
            from pg_trigger t join pg_proc p on p.oid = t.tgfoid
            where t.tgrelid = part.oid and p.proname = 'refuse_change';
        end if;
        execute format('grant %s on table %I to %I', rights, part.relname, service);
    end loop;

    for part in
        select p.oid::regprocedure as signature from pg_proc p
        where p.pronamespace = current_schema()::regnamespace and pg_has_role(p.proowner, 'usage')
    loop
        execute format('revoke all on function %s from public', part.signature);
        execute format('grant execute on function %s to %I', part.signature, service);
    end loop;
end
$$;
