-- Usage of a month that may hold other tiers than it says. Grain: day, project and model.
select day, project_id, model, bool_or(batch is null) as may_hold_batch, bool_or(service_tier is null) as may_hold_tiers
from counted_usage
where strftime(day, '%Y-%m') = ? and (batch is null or service_tier is null)
group by day, project_id, model
order by day, project_id nulls first, model
