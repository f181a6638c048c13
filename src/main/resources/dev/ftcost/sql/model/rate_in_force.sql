-- The row of the cards that holds for a SKU in a tier on a day, and the row of the first card, which is the list. Grain: SKU and what it is
-- called when tuned with data sharing, tier, length, project and day; no row is unpriced. A row for long requests goes before any other,
-- then cards are asked from the last to the first, and of a card the rows of the project before those of all. A dateless row serves only
-- where none of the same kind is there at all for the exact SKU and tier.
create or replace table rate_in_force as
with asked as (
    select distinct m.sku, m.data_sharing_sku, m.dateless_sku, u.service_tier, u.is_long, u.rate_project, u.day from used_day u join model m using (model)
    union
    select distinct sku, null, dateless_sku, 'standard', false, null, day from training
), listed as (
    select distinct card_number, is_long, project_id, service_tier, sku from rate
), kind as (
    select distinct card_number, is_long, project_id from listed
), answering as (
    select a.*, k.card_number, k.is_long as is_long_row, k.project_id, coalesce(s.sku, e.sku, a.dateless_sku) as listed_sku,
        if(k.is_long, 1000000, 0) + k.card_number * 2 + if(k.project_id is null, 0, 1) as place
    from asked a join kind k on (a.is_long or not k.is_long) and (k.project_id is null or k.project_id = a.rate_project)
        left join listed s on s.card_number = k.card_number and s.is_long = k.is_long and s.project_id is not distinct from k.project_id
            and s.service_tier = a.service_tier and s.sku = a.data_sharing_sku
        left join listed e on e.card_number = k.card_number and e.is_long = k.is_long and e.project_id is not distinct from k.project_id
            and e.service_tier = a.service_tier and e.sku = a.sku
)
select a.sku, a.data_sharing_sku, a.service_tier, a.is_long, a.rate_project, a.day, arg_max(r.rate_id, a.place) as rate_id,
    arg_max(r.rate_id, a.place) filter (where a.card_number = 0) as list_rate_id
from answering a join rate r on r.card_number = a.card_number and r.is_long = a.is_long_row and r.project_id is not distinct from a.project_id
    and r.sku = a.listed_sku and r.service_tier = a.service_tier and a.day >= r.effective_from and a.day < r.effective_to
group by a.sku, a.data_sharing_sku, a.service_tier, a.is_long, a.rate_project, a.day
