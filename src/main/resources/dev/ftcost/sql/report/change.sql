-- What months are compared by. Grain: month, model, service tier and meter; only priced tokens have a cost.
with metered as (
    select c.month, l.model, l.service_tier, l.meter, if(l.meter = 'input', c.requests, 0) as requests, l.unit_price,
        case l.meter when 'input' then c.input_tokens when 'cached_input' then c.cached_input_tokens when 'cache_write' then c.cache_write_tokens
            when 'output' then c.output_tokens when 'media_input' then c.media_input_tokens
            when 'media_cached_input' then c.media_cached_input_tokens when 'media_output' then c.media_output_tokens
            when 'training' then c.trained_tokens end as tokens,
        if(l.meter = 'training', c.training_cost, cost_of(tokens, l.unit_price)) as list_cost
    from month_cost c join price_line l using (price_id)
    where c.month between ? and ?
)
select month, model, service_tier, meter, sum(requests)::bigint as requests, coalesce(sum(tokens) filter (where list_cost is not null), 0)::bigint as tokens,
    coalesce(sum(list_cost), 0)::decimal(38, 12) as list_cost
from metered
where tokens > 0 or meter in ('input', 'training')
group by month, model, service_tier, meter
order by month, model, service_tier, meter
