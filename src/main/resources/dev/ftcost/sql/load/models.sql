-- Every model that was used.
select distinct model from used_day order by model
