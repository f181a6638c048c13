-- The rows of the cards that the months' charges were priced with.
select distinct c.month, l.rate_id
from month_cost c join price_line l using (price_id)
where c.month between ? and ? and l.rate_id is not null and (l.meter in ('input', 'training') or (l.meter = 'cached_input' and c.cached_input_tokens > 0)
    or (l.meter = 'cache_write' and c.cache_write_tokens > 0) or (l.meter = 'output' and c.output_tokens > 0))
order by c.month, l.rate_id
