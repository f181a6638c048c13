-- The rows of the cards that the months' charges were priced with.
select distinct month, rate_id
from metered('month_cost')
where month between ? and ? and rate_id is not null and (tokens > 0 or meter in ('input', 'training'))
order by month, rate_id
