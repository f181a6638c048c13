-- The row of the cards that holds for a SKU in a tier on a day. Grain: SKU, tier and day; no row is unpriced.
-- Cards are asked from the last to the first; a card's dateless row serves only where it has no row at all for the exact SKU and tier.
create or replace table rate_in_force as
with asked as (
    select distinct m.sku, m.dateless_sku, u.service_tier, u.day from used_day u join model m using (model)
    union
    select distinct sku, dateless_sku, 'standard', day from training
), listed as (
    select distinct card_number, sku, service_tier from rate
), answering as (
    select a.sku as asked_sku, a.service_tier, a.day, c.card_number, coalesce(l.sku, a.dateless_sku) as sku
    from asked a cross join (select distinct card_number from rate) c
        left join listed l on l.card_number = c.card_number and l.sku = a.sku and l.service_tier = a.service_tier
)
select a.asked_sku as sku, a.service_tier, a.day, arg_max(r.rate_id, r.card_number) as rate_id
from answering a join rate r on r.card_number = a.card_number and r.sku = a.sku and r.service_tier = a.service_tier
    and a.day >= r.effective_from and a.day < r.effective_to
group by a.asked_sku, a.service_tier, a.day
