-- What was used in a month, priced. Grain: day, project, model, service tier and meter. Free daily tokens are on no bill.
select day, project_id, model, base_model, sku, fine_tuned, service_tier, meter, tokens, unit_price, rate_id
from charge
where month = ? and meter <> 'training' and tokens > 0 and not is_free
order by day, project_id nulls first, model, service_tier, meter
