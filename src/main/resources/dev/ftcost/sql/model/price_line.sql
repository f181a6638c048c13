-- A price taken apart. Grain: price and meter, numbered in the order of both. rate_id is the row of the cards that says the price;
-- what is free is on no card. unit_cost is the price of a token, or of a hundredth of an hour, in USD * 10^-12.
create or replace table price_line as
with metered as (
    select p.*, unnest([
        {'meter': 'input', 'unit_price': p.input, 'list_unit_price': p.list_input},
        {'meter': 'cached_input', 'unit_price': p.cached_input, 'list_unit_price': p.list_cached_input},
        {'meter': 'cache_write', 'unit_price': p.cache_write, 'list_unit_price': p.list_cache_write},
        {'meter': 'cache_write_12h', 'unit_price': p.cache_write_12h, 'list_unit_price': p.list_cache_write_12h},
        {'meter': 'output', 'unit_price': p.output, 'list_unit_price': p.list_output},
        {'meter': 'media_input', 'unit_price': p.media, 'list_unit_price': p.media},
        {'meter': 'media_cached_input', 'unit_price': p.media, 'list_unit_price': p.media},
        {'meter': 'media_output', 'unit_price': p.media, 'list_unit_price': p.media}], recursive := true)
    from price p
    where p.job_id is null
    union all
    select p.*, 'training', training, list_training from price p where p.job_id is not null
)
select row_number() over (order by price_id, meter)::integer as line_number, price_id, model, base_model, sku, fine_tuned, service_tier, is_free, job_id,
    by_hour, hours, is_failed, retry_factor, meter, unit_price, is_at_list, if(is_at_list, unit_price, list_unit_price) as list_unit_price,
    (unit_price::decimal(38, 6) * 1000000)::hugeint * if(by_hour, 10000, 1) as unit_cost,
    (if(is_at_list, null, list_unit_price)::decimal(38, 6) * 1000000)::hugeint * if(by_hour, 10000, 1) as other_list_unit_cost,
    if(unit_price is null or is_free, null, rate_id) as rate_id
from metered
