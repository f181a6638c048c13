-- Names of a scanned log that no name looks like: the exact reader judges them.
select count(*) from (select distinct model, service_tier from request_row where file_id = ?)
where lower(model) in ('nan', 'inf', 'infinity') or lower(service_tier) in ('nan', 'inf', 'infinity')
    or not regexp_full_match(coalesce(model, 'a'), '[A-Za-z][^\x00-\x20\x7f\x{FFFD}]*') or not regexp_full_match(coalesce(service_tier, 'a'), '[A-Za-z][!-~]*')
