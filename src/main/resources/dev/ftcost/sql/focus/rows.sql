-- The priced charges of some days. Grain: day, project, model, service tier and meter (training: job).
-- Usage without a rate is left out: FOCUS forbids a null ListCost and a null ListUnitPrice, and a cost of 0 would be wrong.
select day, project_id, model, base_model, sku, fine_tuned, service_tier, if(hours is null, meter, 'training_hours') as meter, job_id, rate_id,
    hours is not null as by_hour, if(hours is null, tokens, hours)::decimal(38, 2) as consumed_quantity,
    if(hours is null, tokens * 0.000001, hours)::decimal(38, 6) as pricing_quantity, unit_price, list_cost,
    -- The one place that says what is billed: the list cost, until a bill is among the inputs.
    list_cost as billed_cost, 'Estimated' as cost_status,
    if(meter = 'training', null, list_cost * retry_factor) as retry_overhead_cost
from charge
where day between ? and ? and is_consumed and list_cost is not null
order by day, project_id nulls first, model, service_tier, meter, job_id nulls first
