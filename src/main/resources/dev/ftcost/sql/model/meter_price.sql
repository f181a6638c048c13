-- What a meter of a SKU costs in a tier on a day, in USD per 1,000,000 tokens. Grain: SKU, tier, day and meter; no row is unpriced.
create or replace view meter_price as
with priced as (
    select f.sku, f.service_tier, f.day, f.rate_id, unnest([
        {'meter': 'input', 'unit_price': r.input},
        {'meter': 'cached_input', 'unit_price': coalesce(r.cached_input, r.input)},
        {'meter': 'cache_write', 'unit_price': coalesce(r.cache_write, r.input)},
        {'meter': 'output', 'unit_price': r.output}], recursive := true)
    from rate_in_force f join rate r using (rate_id)
)
select * from priced where unit_price is not null
