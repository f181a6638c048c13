-- The row of a card that usage found. Grain: day, model, tier, length and project with prices of its own.
select day, model, service_tier, is_long, rate_project, rate_id from day_price where job_id is null order by all
