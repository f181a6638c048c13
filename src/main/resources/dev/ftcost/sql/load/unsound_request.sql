-- Names of a scanned log with a character that no name has.
select count(*) from (select distinct model, service_tier from request_row where file_id = ?)
where regexp_matches(coalesce(model, '') || coalesce(service_tier, ''), '[\x00-\x1f\x7f\x{FFFD}]')
