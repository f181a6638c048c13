-- What no rate of the cards covers, and jobs of which OpenAI does not say what they trained. Grain: model, tier and meter, and month
-- if asked for by month.
with unpriced as (
    select *, coalesce(job_id in (select job_id from training where by_hour and hours is null), false) as lacks_time
    from charge
    where month between ? and ? and is_consumed and cost is null
)
select if(a.by_month, u.month, null) as month, u.model, u.sku, u.service_tier, u.meter, sum(u.tokens)::bigint as tokens, min(u.day) as first_day,
    max(u.day) as last_day, bool_and(u.is_failed) as is_failed, bool_or(u.lacks_time) as lacks_time
from unpriced u cross join (select ?::boolean as by_month) a
group by all
order by month, u.model, u.service_tier, u.meter
