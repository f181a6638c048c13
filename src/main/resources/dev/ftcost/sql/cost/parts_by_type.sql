-- The same taken apart by type of token. Grain: the columns that are asked for, type and price.
create or replace table cost_part as
select columns(c -> c[1:4] = 'dim_' or c = 'price_id'), meter as dim_type, tokens, meter_cost as cost, meter_list_cost as list_cost,
    if(meter = 'training', null, meter_cost * retry_factor) as retry_overhead_cost, if(meter_cost is null, coalesce(tokens, 0), 0) as unpriced_tokens,
    by_hour or tokens is null or tokens > 0 as is_consumed, meter = 'training' as is_trained, is_consumed and meter_cost is null as is_unknown,
    1::bigint as place
from (select * from metered('cost_part'))
where (tokens > 0 or meter = 'training') and coalesce(regexp_full_match(meter, ?::varchar), true)
