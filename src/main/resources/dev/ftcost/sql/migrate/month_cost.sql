-- What the usage of months cost, training aside. Grain: month and model. cost is the sum of what is known; unpriced_tokens are those without a price.
select c.month, p.model, known_cost(c.is_used, c.cost) as cost, sum(c.unpriced_tokens)::bigint as unpriced_tokens
from month_cost c join price p using (price_id)
where p.job_id is null and c.month between ? and ?
group by c.month, p.model
order by c.month, p.model
