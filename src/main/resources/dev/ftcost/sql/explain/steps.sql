-- The products that a model's month adds up. Grain: service tier, meter, rate row and (training) job.
select service_tier, meter, job_id, rate_id, unit_price, min(day) as first_day, max(day) as last_day, count(distinct day) as days,
    sum(tokens)::bigint as tokens, sum(hours) as hours, sum(cost) as cost
from charge
where model = ? and month = ? and is_consumed
group by service_tier, meter, job_id, rate_id, unit_price
order by service_tier, case meter when 'input' then 1 when 'cached_input' then 2 when 'cache_write' then 3 when 'cache_write_12h' then 4
    when 'output' then 5 when 'training' then 7 else 6 end, meter, first_day, job_id, unit_price
