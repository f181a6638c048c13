-- What was charged, a line a day, project, model, tier and meter.
select concat_ws('|', day, coalesce(project_id, '-'), model, service_tier, meter, tokens) from charge where tokens > 0 order by 1
