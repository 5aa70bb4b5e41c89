-- Finds the account that misses what another has too much of.
create index drift_line_amount on drift_line (report_no, currency, drift_minor);
