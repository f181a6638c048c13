-- What tokens cost at a price in USD per 1,000,000, exactly; null where nothing was used, or the price is not known.
create or replace macro cost_of(tokens, unit_price) as
    case when tokens > 0 then (tokens * 0.000001 * unit_price)::decimal(38, 12) end;
-- The sum of what is known. Nothing consumed is 0; something consumed of which nothing is known is null.
create or replace macro known_cost(is_consumed, cost) as
    case when bool_or(is_consumed) then sum(cost) else 0 end;
-- The sum of those that are known; null when none is.
create or replace macro known_sum(a, b, c, d, e, f) as
    if(coalesce(a, b, c, d, e, f) is null, null,
        coalesce(a, 0) + coalesce(b, 0) + coalesce(c, 0) + coalesce(d, 0) + coalesce(e, 0) + coalesce(f, 0))::decimal(38, 12);
-- What a job cost, by the hour or by its tokens.
create or replace macro training_cost_of(by_hour, hours, tokens, unit_price) as
    if(by_hour, (hours * unit_price)::decimal(38, 12), cost_of(tokens, unit_price));
