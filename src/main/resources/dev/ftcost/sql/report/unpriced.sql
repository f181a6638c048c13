-- What no rate of the cards covers, and jobs of which OpenAI does not say what they trained. Grain: month, model, tier and meter.
select month, model, sku, service_tier, meter, sum(tokens)::bigint as tokens, min(day) as first_day, max(day) as last_day, bool_and(is_failed) as is_failed,
    bool_or(coalesce(job_id in (select job_id from training where by_hour and hours is null), false)) as lacks_time
from charge
where month between ? and ? and is_consumed and list_cost is null
group by month, model, sku, service_tier, meter
order by month, model, service_tier, meter
