-- Whether a scanned file has a row that breaks a rule: a count, a time, or a name with a character that no name has, or with
-- blanks around it, which the exact reader takes off. A scan that finds no row at all is not believed: a torn first row looks so.
select case when count(*) = 0 then 1 else count(*) filter (where unsound_count > 0
    or regexp_matches(concat_ws('|', model, project_id, user_id, api_key_id, service_tier), '[\x00-\x1f\x7f\x{FFFD}]|(^|\|)[\s\p{Z}]|[\s\p{Z}]($|\|)')
    or lower(coalesce(batch, '')) not in ('', 'true', 'false')) end
from usage_row
where file_id = ?
