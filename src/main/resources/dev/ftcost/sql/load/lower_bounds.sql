-- Models whose cost by usage exports is a lower bound: a card has a price for their long requests, some row has tokens enough for one, and
-- an export does not say how long a request was. Grain: model.
select distinct u.model
from counted_usage u join model m on m.model = u.model
    join rate r on r.is_long and r.sku in (m.sku, m.dateless_sku) and r.service_tier = tier_of(u.batch, u.service_tier)
        and u.day >= r.effective_from and u.day < r.effective_to
where u.input_tokens > 272000
order by u.model
