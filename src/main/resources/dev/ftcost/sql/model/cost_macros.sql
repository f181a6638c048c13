-- What tokens cost at a price in USD per 1,000,000, exactly; null where nothing was used, or the price is not known.
create or replace macro cost_of(tokens, unit_price) as
    case when tokens > 0 then (tokens * 0.000001 * unit_price)::decimal(38, 12) end;
-- The sum of what is known. Nothing consumed is 0; something consumed of which nothing is known is null.
create or replace macro known_cost(is_consumed, cost) as
    case when bool_or(is_consumed) then sum(cost) else 0 end;
