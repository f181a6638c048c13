-- Which price holds on a day. Grain: day, model, service tier, length and project with prices of its own; training: job. A price is known by
-- its number, and the numbers are in the order of the models, their tiers and, after these, their jobs.
create or replace table day_price as
with asked as (
    select u.day, u.model, m.base_model, m.sku, m.data_sharing_sku, m.fine_tuned, u.service_tier, u.is_long, u.rate_project, null as job_id,
        false as by_hour, null::decimal(18, 2) as hours, false as is_failed
    from used_day u join model m using (model)
    union all
    select day, model, base_model, sku, null, true, 'standard', false, null, job_id, by_hour, hours, is_failed
    from training
)
select a.*, f.rate_id, f.list_rate_id,
    dense_rank() over (order by a.model, a.service_tier, a.job_id is not null, a.hours is not null, a.job_id, f.rate_id, f.list_rate_id)::integer as price_id
from asked a
    left join rate_in_force f on f.sku = a.sku and f.data_sharing_sku is not distinct from a.data_sharing_sku and f.service_tier = a.service_tier
        and f.is_long = a.is_long and f.rate_project is not distinct from a.rate_project and f.day = a.day
