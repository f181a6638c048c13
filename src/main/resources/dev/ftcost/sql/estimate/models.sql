-- The models with usage.
select distinct model from used_day order by model
