-- The products that a model's month adds up, or a day, a project or an API key of it. Grain: service tier, meter, rate row and (training) job.
with asked as (
    select ?::varchar as model, ?::varchar as month, ?::date as day, ?::varchar as project_id, ?::varchar as api_key_id
), explained as (
    select u.*
    from keyed_usage u join price p using (price_id) cross join asked a
    where p.model = a.model and strftime(u.day, '%Y-%m') = a.month and u.day = coalesce(a.day, u.day)
        and coalesce(u.project_id, '') = coalesce(a.project_id, u.project_id, '')
        and coalesce(u.api_key_id, '') = coalesce(a.api_key_id, u.api_key_id, '')
), step as (
    select day, service_tier, meter, job_id, rate_id, unit_price, tokens, hours, false as is_failed, meter_cost as cost
    from metered('explained')
    where tokens > 0
    union all
    select c.day, c.service_tier, c.meter, c.job_id, c.rate_id, c.unit_price, c.tokens, c.hours, c.is_failed, c.cost
    from charge c cross join asked a
    where c.job_id is not null and c.is_consumed and c.model = a.model and c.month = a.month and c.day = coalesce(a.day, c.day)
        and coalesce(a.project_id, '') = '' and coalesce(a.api_key_id, '') = ''
)
select service_tier, meter, job_id, rate_id, unit_price, min(day) as first_day, max(day) as last_day, count(distinct day) as days,
    sum(tokens)::bigint as tokens, sum(hours) as hours, bool_or(is_failed) as is_failed,
    sum(cost) as cost
from step
group by service_tier, meter, job_id, rate_id, unit_price
order by service_tier, case meter when 'input' then 1 when 'cached_input' then 2 when 'cache_write' then 3 when 'cache_write_12h' then 4
    when 'output' then 5 when 'training' then 7 else 6 end, meter, first_day, job_id, unit_price
