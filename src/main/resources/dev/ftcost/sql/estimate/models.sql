-- The models with usage.
select distinct model from daily_usage order by model
