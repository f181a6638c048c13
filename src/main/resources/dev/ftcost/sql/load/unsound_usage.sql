-- Whether a scanned file has a row that breaks a rule: a count, a time, or a name with a character that no name has.
select count(*) from usage_row
where file_id = ? and (unsound_count > 0
    or regexp_matches(coalesce(model, '') || coalesce(project_id, '') || coalesce(api_key_id, '') || coalesce(service_tier, ''), '[\x00-\x1f\x7f\x{FFFD}]')
    or lower(coalesce(batch, '')) not in ('', 'true', 'false'))
