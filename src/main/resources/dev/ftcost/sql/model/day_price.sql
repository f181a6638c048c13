-- Which price holds on a day. Grain: day, model and service tier; training: job. A price is known by its number, and the numbers
-- are in the order of the models, their tiers and, after these, their jobs.
create or replace table day_price as
with asked as (
    select u.day, u.model, m.base_model, m.sku, m.fine_tuned, u.service_tier, null as job_id, false as by_hour,
        null::decimal(18, 2) as hours, false as is_failed
    from used_day u join model m using (model)
    union all
    select day, model, base_model, sku, true, 'standard', job_id, by_hour, hours, is_failed
    from training
)
select a.*, f.rate_id,
    dense_rank() over (order by a.model, a.service_tier, a.job_id is not null, a.hours is not null, a.job_id, f.rate_id)::integer as price_id
from asked a left join rate_in_force f on f.sku = a.sku and f.service_tier = a.service_tier and f.day = a.day
