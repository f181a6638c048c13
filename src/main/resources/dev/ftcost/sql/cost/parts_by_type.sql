-- The same taken apart by type of token. Grain: the columns that are asked for, type and price. Training has the cost of its part of the job: what
-- a job by the hour cost is not in its tokens.
create or replace table cost_part as
with typed as (
    select * exclude (cost, list_cost, is_trained, place), meter = 'training' as is_trained, if(is_trained, cost, meter_cost) as type_cost,
        if(is_trained, list_cost, meter_list_cost) as type_list_cost
    from metered('cost_part')
)
select columns(c -> c[1:4] = 'dim_' or c = 'price_id'), meter as dim_type, tokens, type_cost as cost, type_list_cost as list_cost,
    if(is_trained, null, type_cost * retry_factor) as retry_overhead_cost, if(type_cost is null, coalesce(tokens, 0), 0) as unpriced_tokens,
    by_hour or tokens is null or tokens > 0 as is_consumed, is_trained, is_consumed and type_cost is null as is_unknown, 1::bigint as place
from typed
where (tokens > 0 or meter = 'training') and coalesce(regexp_full_match(meter, ?::varchar), true)
