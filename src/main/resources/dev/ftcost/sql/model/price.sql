-- What the meters cost while a row of the cards holds, in USD per 1,000,000 tokens; null is unpriced. Grain: model, service tier and
-- row of the cards; training: job. Cached input and cache writes without a price of their own cost what input costs, and OpenAI's
-- free daily tokens cost nothing. These rules stand here alone.
create or replace table price as
with held as (
    select distinct price_id, model, base_model, sku, fine_tuned, service_tier, job_id, by_hour, hours, is_failed, rate_id from day_price
), listed as (
    select h.*, coalesce(f.factor, d.factor) as retry_factor, h.service_tier = 'incentivized-tier' as is_free, r.input,
        coalesce(r.cached_input, r.input) as cached_input, coalesce(r.cache_write, r.input) as cache_write,
        coalesce(r.cache_write_12h, r.input) as cache_write_12h, r.output,
        if(h.by_hour, r.training_per_hour, r.training) as training
    from held h left join rate r using (rate_id)
        left join retry_factor f on f.model = h.model
        cross join (select factor from retry_factor where model = '') d
)
select * replace (if(is_free, 0, input) as input, if(is_free, 0, cached_input) as cached_input, if(is_free, 0, cache_write) as cache_write,
    if(is_free, 0, cache_write_12h) as cache_write_12h,    if(is_free, 0, output) as output), if(is_free, 0, null)::decimal(18, 6) as media
from listed
