-- What a month is compared by with the month before. Grain: month, model, service tier and meter; only priced tokens have a cost.
select month, model, service_tier, meter, sum(requests)::bigint as requests,
    coalesce(sum(tokens) filter (where list_cost is not null), 0)::bigint as tokens,
    coalesce(sum(list_cost), 0)::decimal(38, 12) as list_cost
from charge
where month in (?, ?)
group by month, model, service_tier, meter
order by model, service_tier, meter, month
