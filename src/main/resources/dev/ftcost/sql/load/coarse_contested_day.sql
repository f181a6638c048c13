-- Days of a file of which something is contested and still added up by day. Grain: file and day.
select distinct file_id, day
from usage_row
where not is_by_bucket and not is_empty and day in (from contested_day)
    and usage_group(activity, day, project_id, api_key_id, model, batch, service_tier) in (from contested_group)
order by file_id, day
