-- What no rate of the cards covers, over all days. Grain: model, tier and meter.
select model, sku, service_tier, meter, sum(tokens)::bigint as tokens, min(day) as first_day, max(day) as last_day, bool_and(is_failed) as is_failed,
    bool_or(coalesce(job_id in (select job_id from training where by_hour and hours is null), false)) as lacks_time
from charge
where is_consumed and list_cost is null
group by model, sku, service_tier, meter
order by model, service_tier, meter
