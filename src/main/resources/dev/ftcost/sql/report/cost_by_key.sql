-- Grain: month, API key and model; usage without a key, and training, which has none, are the first rows.
with every_cost as (
    select * from priced('key_usage')
    union all by name
    select null as api_key_id, * exclude (day, project_number) from usage_cost where lacks_tokens is not null
), key_cost as (
    select c.month, c.api_key_id, p.model, c.* exclude (month, api_key_id) from every_cost c join price p using (price_id) where c.month between ? and ?
)
select s.month, s.api_key_id, n.name as key_name, t.team, s.* exclude (month, api_key_id)
from cost_summary('key_cost') s left join named_id n on n.id = s.api_key_id left join key_team t on t.api_key_id = s.api_key_id
order by s.month, s.api_key_id nulls first, s.model
