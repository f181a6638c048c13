-- Sums of what is known. Nothing consumed is 0; something consumed of which nothing is known is null.
create or replace macro known_cost(is_consumed, list_cost) as
    case when count(*) filter (where is_consumed) = 0 then 0 else sum(list_cost) end;
create or replace macro known_cost_of(the_meter, meter, is_consumed, list_cost) as
    case when count(*) filter (where is_consumed and meter = the_meter) = 0 then 0 else sum(list_cost) filter (where meter = the_meter) end;
create or replace macro retry_cost(meter, is_consumed, list_cost, retry_factor) as
    case when count(*) filter (where is_consumed and meter <> 'training') = 0 then 0
        else sum(list_cost * retry_factor) filter (where meter <> 'training') end;
create or replace macro tokens_of(the_meter, meter, tokens) as
    coalesce(sum(tokens) filter (where meter = the_meter), 0)::bigint;
create or replace macro unpriced_tokens(is_consumed, list_cost, tokens) as
    coalesce(sum(tokens) filter (where is_consumed and list_cost is null), 0)::bigint;
