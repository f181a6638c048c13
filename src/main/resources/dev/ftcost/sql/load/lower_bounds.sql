-- Models whose cost by usage exports is a lower bound: a card has a price for their long requests, some row has tokens enough for one, and
-- an export does not say how long a request was. Grain: model.
with long_priced as (
    select distinct m.model from model m join rate r on r.is_long and r.sku in (m.sku, m.dateless_sku)
), possibly_long as (
    select distinct day, model, batch, service_tier from counted_usage where input_tokens > 272000 and model in (from long_priced)
)
select distinct u.model
from possibly_long u join model m on m.model = u.model
    join rate r on r.is_long and r.sku in (m.sku, m.dateless_sku) and r.service_tier = tier_of(u.batch, u.service_tier)
        and u.day >= r.effective_from and u.day < r.effective_to
order by u.model
