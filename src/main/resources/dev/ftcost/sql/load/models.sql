-- Every model that was used.
select distinct model from daily_usage order by model
