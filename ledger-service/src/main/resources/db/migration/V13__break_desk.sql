-- Who looks after a break, and for how long it is left alone. A suppression ends by itself: what is past is no
-- suppression, so nothing has to sweep.

alter table drift_break
    add column owner             text check (btrim(owner) <> ''),
    add column suppressed_until  timestamptz,
    add column suppressed_reason text check (btrim(suppressed_reason) <> ''),
    add column suppressed_by     text check (btrim(suppressed_by) <> ''),
    add constraint drift_break_suppression_whole check (
        num_nulls(suppressed_until, suppressed_reason, suppressed_by) in (0, 3)),
    -- A correction that is under way, or an end, takes the suppression away.
    add constraint drift_break_suppressed_open check (suppressed_until is null or status = 'OPEN');

-- The queue in the order it is shown: what is over is many times what is alive, and must cost the queue nothing. The
-- magnitude is negated, so that a page begins where the one before ended by one comparison of rows.
drop index drift_break_queue;
create index drift_break_queue on drift_break (currency, (-abs(drift_minor)), break_no)
    where status in ('OPEN', 'PROPOSED', 'APPROVED');
create index drift_break_standing on drift_break (status, currency, (-abs(drift_minor)), break_no);
create index drift_break_owner on drift_break (owner, currency, (-abs(drift_minor)), break_no)
    where status in ('OPEN', 'PROPOSED', 'APPROVED');
