-- A price taken apart. Grain: price and meter, numbered in the order of both. rate_id is the row of the cards that says the price;
-- what is free is on no card.
create or replace table price_line as
with metered as (
    select p.*, r.rate_id as held_rate_id, unnest([
        {'meter': 'input', 'unit_price': p.input, 'is_listed': r.input is not null},
        {'meter': 'cached_input', 'unit_price': p.cached_input, 'is_listed': coalesce(r.cached_input, r.input) is not null},
        {'meter': 'cache_write', 'unit_price': p.cache_write, 'is_listed': coalesce(r.cache_write, r.input) is not null},
        {'meter': 'output', 'unit_price': p.output, 'is_listed': r.output is not null},
        {'meter': 'media_input', 'unit_price': p.media, 'is_listed': false},
        {'meter': 'media_cached_input', 'unit_price': p.media, 'is_listed': false},
        {'meter': 'media_output', 'unit_price': p.media, 'is_listed': false}], recursive := true)
    from price p left join rate r using (rate_id)
    where p.job_id is null
    union all
    select p.*, rate_id, 'training', training, training is not null
    from price p
    where p.job_id is not null
)
select row_number() over (order by price_id, meter)::integer as line_number, price_id, model, base_model, sku, fine_tuned, service_tier, job_id, by_hour,
    hours, is_failed, retry_factor, meter, unit_price, if(is_listed, held_rate_id, null) as rate_id
from metered
