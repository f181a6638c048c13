-- What two months are compared by where one of them is partial: the same days of both. The days come as the bits of a number; bit 1 is the first day of a month.
-- Grain: month, model, service tier and meter; only priced tokens have a cost.
with compared_day as (
    select * from usage_cost where month between ? and ? and (?::bigint >> extract(day from day)::integer) & 1 = 1
)
select month, model, service_tier, meter, sum(requests)::bigint as requests, coalesce(sum(tokens) filter (where meter_cost is not null), 0)::bigint as tokens,
    coalesce(sum(meter_cost), 0)::decimal(38, 12) as cost,
    bool_or(meter_cost is null and (by_hour or tokens is null or tokens > 0)) as is_unknown, count(meter_cost) > 0 as is_known
from metered('compared_day')
where tokens > 0 or meter in ('input', 'training')
group by month, model, service_tier, meter
order by month, model, service_tier, meter
