-- What more than one usage export tells of a day: nothing else can be told twice, bucket by bucket. Grain: one usage_group.
create or replace table contested_group as
select usage_group(activity, day, project_id, api_key_id, model, batch, service_tier) as the_group
from usage_row
where not is_empty and day in (from contested_day)
group by the_group
having count(distinct file_id) > 1
