-- The priced charges of some days, in whole numbers alone: a DECIMAL of 38 digits takes ten times as long to be handed over.
-- Grain: day, project, model, service tier and meter (training: job). A quantity is tokens, or hundredths of an hour; list_cost is in
-- USD * 10^-12, retry_overhead_cost in USD * 10^-18. Where 64 bits do not hold one, it is null and stands in its large form.
-- Usage without a rate is left out: FOCUS forbids a null ListCost and a null ListUnitPrice, and a cost of 0 would be wrong.
with line as (
    select line_number, price_id, meter, (hours * 100)::bigint as hundredths, (unit_price::decimal(38, 6) * 1000000)::hugeint * if(by_hour, 10000, 1) as unit_cost,
        if(job_id is null, (retry_factor * 1000000)::bigint, null) as retry_factor
    from price_line
    where unit_price is not null and (not by_hour or hours is not null)
), metered as (
    select u.day, u.project_number, l.line_number, l.unit_cost, l.retry_factor,
        case l.meter when 'input' then u.input_tokens when 'cached_input' then u.cached_input_tokens when 'cache_write' then u.cache_write_tokens
            when 'output' then u.output_tokens when 'media_input' then u.media_input_tokens
            when 'media_cached_input' then u.media_cached_input_tokens when 'media_output' then u.media_output_tokens
            when 'training' then coalesce(l.hundredths, u.trained_tokens) end as quantity,
        quantity::hugeint * l.unit_cost as exact_cost
    from usage_cost u join line l using (price_id)
    where u.day between ? and ? and (quantity > 0 or l.hundredths = 0)
)
select epoch(day)::bigint // 86400 as day, project_number, line_number, quantity, try_cast(exact_cost as bigint) as list_cost,
    try_cast(exact_cost * retry_factor as bigint) as retry_overhead_cost, if(list_cost is null, exact_cost, null) as large_list_cost,
    if(retry_overhead_cost is null, exact_cost * retry_factor, null) as large_retry_overhead_cost
from metered
order by day, project_number, line_number
