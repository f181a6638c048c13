-- What has no known cost. Grain: model and service tier.
select p.model, p.service_tier, sum(c.unpriced_tokens)::bigint as unpriced_tokens, bool_and(p.is_failed) as is_failed
from cost_part c join price p using (price_id)
where c.is_unknown
group by p.model, p.service_tier
order by p.model, p.service_tier
