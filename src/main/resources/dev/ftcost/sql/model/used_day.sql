-- What was used on which day. Grain: model, service tier, length, project with prices of its own, and day.
create or replace table used_day as
select distinct model, service_tier, is_long, rate_project, day from usage_day
