-- What the charges of a price and meter have in common. Grain: price and meter. A job with hours is charged by them.
select line_number, model, base_model, sku, fine_tuned, service_tier, if(hours is null, meter, 'training_hours') as meter, job_id,
    hours is not null as by_hour, unit_price, list_unit_price, rate_id
from price_line
where unit_price is not null
order by line_number
