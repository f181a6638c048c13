-- What a meter of a SKU costs in a tier on a day, in USD per 1,000,000 tokens. Grain: SKU, tier, day and meter; no row is unpriced.
-- Cards are asked from the last to the first; a card's dateless row serves only where it has no row at all for the exact SKU and tier.
create or replace table meter_price as
with asked as (
    select distinct m.sku, m.dateless_sku, u.service_tier, u.day from daily_usage u join model m using (model)
    union
    select distinct sku, dateless_sku, 'standard', day from training
), listed as (
    select distinct card_number, sku, service_tier from rate
), answering as (
    select a.sku as asked_sku, a.service_tier, a.day, c.card_number, coalesce(l.sku, a.dateless_sku) as sku
    from asked a cross join (select distinct card_number from rate) c
        left join listed l on l.card_number = c.card_number and l.sku = a.sku and l.service_tier = a.service_tier
), in_force as (
    select a.asked_sku as sku, a.service_tier, a.day, arg_max(r.rate_id, r.card_number) as rate_id
    from answering a join rate r on r.card_number = a.card_number and r.sku = a.sku and r.service_tier = a.service_tier
        and a.day >= r.effective_from and a.day < r.effective_to
    group by a.asked_sku, a.service_tier, a.day
), priced as (
    select f.sku, f.service_tier, f.day, f.rate_id, unnest([
        {'meter': 'input', 'unit_price': r.input},
        {'meter': 'cached_input', 'unit_price': coalesce(r.cached_input, r.input)},
        {'meter': 'cache_write', 'unit_price': coalesce(r.cache_write, r.input)},
        {'meter': 'output', 'unit_price': r.output},
        {'meter': 'training', 'unit_price': r.training},
        {'meter': 'training_hours', 'unit_price': r.training_per_hour}], recursive := true)
    from in_force f join rate r using (rate_id)
)
select * from priced where unit_price is not null
