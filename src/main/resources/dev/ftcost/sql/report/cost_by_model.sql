-- Grain: month, model and service tier.
with model_cost as (
    select c.month, p.model, p.service_tier, c.* exclude (month) from month_cost c join price p using (price_id) where c.month between ? and ?
)
select month, model, base_model, fine_tuned, service_tier, * exclude (month, model, base_model, fine_tuned, service_tier)
from cost_summary('model_cost')
order by month, model, service_tier
