-- What the meters cost while a row of the cards holds, in USD per 1,000,000 tokens; null is unpriced. Grain: model, service tier and
-- row of the cards; training: job. Cached input and cache writes without a price of their own cost what input costs (but writes of 12 hours in
-- a row for long requests whose other writes have a price: that is unknown), and OpenAI's free daily tokens cost nothing. These rules stand here alone. is_at_list: the price is that of the list, the first card.
create or replace table price as
with held as (
    select distinct price_id, model, base_model, sku, fine_tuned, service_tier, job_id, by_hour, hours, is_failed, rate_id, list_rate_id from day_price
), offered as (
    select rate_id, input, coalesce(cached_input, input) as cached_input, coalesce(cache_write, input) as cache_write,
        coalesce(cache_write_12h, if(is_long and cache_write is not null, null, input)) as cache_write_12h, output, training, training_per_hour
    from rate
), named as (
    select h.*, coalesce(f.factor, d.factor) as retry_factor, h.service_tier = 'incentivized-tier' as is_free,
        h.rate_id is not distinct from h.list_rate_id as is_at_list,
        r.input, r.cached_input, r.cache_write, r.cache_write_12h, r.output, if(h.by_hour, r.training_per_hour, r.training) as training,
        l.input as list_input, l.cached_input as list_cached_input, l.cache_write as list_cache_write, l.cache_write_12h as list_cache_write_12h,
        l.output as list_output, if(h.by_hour, l.training_per_hour, l.training) as list_training
    from held h left join offered r on r.rate_id = h.rate_id left join offered l on l.rate_id = h.list_rate_id
        left join retry_factor f on f.model = h.model
        cross join (select factor from retry_factor where model = '') d
)
select * replace (if(is_free, 0, input) as input, if(is_free, 0, cached_input) as cached_input, if(is_free, 0, cache_write) as cache_write,
        if(is_free, 0, cache_write_12h) as cache_write_12h, if(is_free, 0, output) as output, is_free or is_at_list as is_at_list),
    if(is_free, 0, null)::decimal(18, 6) as media
from named
