-- What was used on which day. Grain: model, service tier and day.
create or replace table used_day as
select distinct model, service_tier, day from daily_usage
