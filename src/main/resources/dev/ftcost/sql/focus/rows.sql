-- The priced charges of some days, in whole numbers alone: a DECIMAL of 38 digits takes ten times as long to be handed over.
-- Grain: day, account (project, team and cost center), model, service tier, length and meter (training: job). A quantity is tokens, or hundredths of an hour; cost is in
-- USD * 10^-12, retry_overhead_cost in USD * 10^-18. Where 64 bits do not hold one, it is null and stands in its large form.
-- other_list_cost is null where the list has the same price, or none.
-- Usage without a rate is left out: FOCUS forbids a null ListCost and a null ListUnitPrice, and a cost of 0 would be wrong.
with charge as (
    select day, account_number, line_number, unit_cost, other_list_unit_cost, if(job_id is null, (retry_factor * 1000000)::bigint, null) as retry_factor,
        if(by_hour, (hours * 100)::bigint, tokens) as quantity, quantity::hugeint * unit_cost as exact_cost
    from metered('account_cost')
    where day between ? and ? and (quantity > 0 or by_hour and quantity = 0) and unit_price is not null
)
select epoch(day)::bigint // 86400 as day, account_number, line_number, quantity, try_cast(exact_cost as bigint) as cost,
    try_cast(exact_cost * retry_factor as bigint) as retry_overhead_cost, if(cost is null, exact_cost, null) as large_cost,
    if(retry_overhead_cost is null, exact_cost * retry_factor, null) as large_retry_overhead_cost,
    quantity::hugeint * other_list_unit_cost as other_list_cost
from charge
order by day, account_number, line_number, quantity
